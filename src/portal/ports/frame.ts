import type { B24Frame } from '@bitrix24/b24jssdk'

/** What the portal's page does with the frame the app is in. */
export interface FramePort {
  /** Closes the slider the app was opened in. */
  close: () => void
  /** Opens a page of the portal in a slider. @param path path on the portal, `/crm/contact/details/5/` */
  openPath: (path: string) => void
  /** Gives the frame the height of its content, in CSS pixels. */
  resize: (height: number) => void
}

/** The portal's page around a frame. */
export const framePort = (frame: B24Frame): FramePort => ({
  close: () => {
    // Never answered: the portal takes the frame away.
    void frame.parent.closeApplication()
  },
  openPath: (path) => {
    void frame.slider.openPath(frame.slider.getUrl(path)).catch(() => {})
  },
  resize: (height) => {
    // Not `resizeWindow`: it takes the width in pixels only, and the frame would no longer follow the page's.
    void frame.parent.message.send('resizeWindow', { width: '100%', height, isSafely: true }).catch(() => {})
  }
})
