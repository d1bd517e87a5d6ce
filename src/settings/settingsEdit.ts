import { computed, watch } from 'vue'
import { writePublished } from '@/core/options/publishedLines'
import type { SettingsRead } from '@/core/options/settings'
import { bytesOf, editable, settingsProblems } from './edit'
import { useKeptEdit } from './keptEdit'
import { usePlacementSync } from './placementSync'
import { useProcessTypes } from './processTypes'
import { useSettingsSave } from './settingsSave'
import { useLinesStore } from '@/calls/lines/lines'
import { useSettingsStore } from '@/calls/form/settings'
import { defineUserStore } from '@/session/userStore'

/** The settings for everybody while an administrator edits them. */
export const useSettingsEditStore = defineUserStore('settingsEdit', (scope) => {
  const settings = useSettingsStore()
  const lines = useLinesStore()
  const edit = useKeptEdit(scope)
  const crm = usePlacementSync(scope)
  const saving = useSettingsSave(scope, edit, crm)
  const { edited, opened, broughtBack, changed, dirty, savable } = edit
  const { phase, failure, question } = saving

  const problems = computed(() => {
    const published = writePublished({ lines: lines.all, portalDefault: lines.portalDefault })
    return settingsProblems(edited.value, bytesOf(published))
  })

  /** Begins with what is stored, or goes on with what was left unsaved, or is still on its way. Called whenever the page opens. */
  function open(): void {
    if (phase.value === 'saving') return
    phase.value = 'editing'
    saving.forget()
    crm.recall()
    if (!edit.bringBack()) edit.begin(stored())
  }

  /** What is stored on the portal, as far as this page knows. */
  function stored(): SettingsRead {
    if (settings.saved) return { state: 'read', saved: settings.saved }
    return { state: settings.state === 'read' ? 'none' : settings.state }
  }

  /** Drops what is not stored, nor on its way. */
  function discard(): void {
    if (phase.value === 'saving') return
    edit.begin(opened.value)
    saving.forget()
  }

  // What was said about the last save is over with the first change after it.
  watch(edited, crm.forgetDone, { deep: true })
  watch(dirty, (now) => {
    if (now && phase.value === 'saved') phase.value = 'editing'
  })

  /**
   * Stores the settings; one save at a time. Asks instead where something would be overwritten.
   * @param confirmed replaces settings of a newer version too
   */
  async function save(confirmed = false): Promise<void> {
    if (problems.value.length === 0) await saving.save(confirmed)
  }

  /** Answers the open question with what the other administrator has saved. */
  async function useTheirs(): Promise<void> {
    const asked = question.value
    question.value = null
    if (asked?.about === 'conflict') saving.take(asked.theirs)
    if (asked?.about !== 'replaced') return
    // Theirs is no longer stored: it has to be saved anew.
    edited.value = editable(asked.theirs.settings)
    await save()
  }

  /** Answers the open question with what stands in the page. */
  async function keepMine(): Promise<void> {
    const asked = question.value
    question.value = null
    if (asked?.about === 'replaced' || !asked) return
    opened.value = asked.about === 'conflict' ? { state: 'read', saved: asked.theirs } : { state: 'newer' }
    await save(true)
  }

  return {
    ...useProcessTypes(), edited, opened, broughtBack, phase, failure, question, placements: crm.placements, changed, dirty, savable, problems,
    open, discard, save, useTheirs, keepMine, syncPlacements: crm.sync
  }
})
