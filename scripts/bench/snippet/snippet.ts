/**
 * For orientation beside app and floor: what the documentation of Vue and of the SDK leads to, with nothing around it. The handshake,
 * the app's one batch and a plain list.
 */
import { initializeB24Frame } from '@bitrix24/b24jssdk'
import { createApp, defineComponent, h, onMounted, shallowRef } from 'vue'

interface Answer {
  lines: Record<string, string>
  portalDefault: string
}

const calls = {
  lines: { method: 'voximplant.line.get' },
  portalDefault: { method: 'voximplant.line.outgoing.get' },
  userDefault: { method: 'voximplant.user.getDefaultLineId' },
  voices: { method: 'voximplant.tts.voices.get' },
  profile: { method: 'profile' },
  appOptions: { method: 'app.option.get' },
  userOptions: { method: 'user.option.get' }
}

const Snippet = defineComponent(() => {
  const answer = shallowRef<Answer>()
  onMounted(async () => {
    const frame = await initializeB24Frame()
    // The SDK's type knows a batch of like answers only.
    const response = await frame.actions.v2.batch.make({ calls, options: { isHaltOnError: false } })
    const data: unknown = response.getData()
    if (isAnswer(data)) answer.value = data
  })
  return () => answer.value && [
    h('select', { value: answer.value.portalDefault }, Object.entries(answer.value.lines).map(([value, name]) => h('option', { value }, name))),
    h('button', 'Call back')
  ]
})

function isAnswer(data: unknown): data is Answer {
  return typeof data === 'object' && data !== null && 'lines' in data && 'portalDefault' in data
}

createApp(Snippet).mount('#app')
