import { tryOnScopeDispose, useEventListener } from '@vueuse/core'
import { ref, shallowRef } from 'vue'

/**
 * The browser's own speech. VueUse's holds the whole browser's speech where it should end it, and knows no list of voices.
 * Silent, and without voices, where there is none.
 */
export function useSpeech() {
  const speech = 'speechSynthesis' in window ? window.speechSynthesis : null
  const voices = shallowRef<readonly SpeechSynthesisVoice[]>(speech?.getVoices() ?? [])
  // They are found while the page is long in use.
  if (speech) {
    useEventListener(speech, 'voiceschanged', () => {
      voices.value = speech.getVoices()
    })
  }

  const speaking = ref(false)
  let said: SpeechSynthesisUtterance | null = null

  function stop(): void {
    if (!speaking.value) return
    said = null
    speaking.value = false
    speech?.cancel()
  }

  function speak(text: string, voice: SpeechSynthesisVoice): void {
    if (!speech) return
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.voice = voice
    utterance.lang = voice.lang
    // What was stopped may end after the next one has begun.
    const over = () => {
      if (said === utterance) stop()
    }
    utterance.onend = over
    utterance.onerror = over
    speech.cancel()
    said = utterance
    speaking.value = true
    speech.speak(utterance)
  }

  tryOnScopeDispose(stop)
  useEventListener(window, 'pagehide', stop)

  return { voices, speaking, speak, stop }
}
