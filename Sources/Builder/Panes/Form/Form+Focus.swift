import Widgets
import ChatflowModel
import Screen
import Words

/// What a form does with its own focus, text and scrolling, whatever the chatflow holds.
extension Form {
  /// Opens a tab from its head.
  mutating func open(_ tab: Tab) {
    self.tab = tab
    scroll = 0
    focus = .tab(tab)
    editor = nil
  }

  /// Moves the focus to a control; what is edited there is known once the form is settled.
  mutating func focus(on control: ControlID) {
    focus = control
    editor = nil
    isRenaming = false
  }

  /// Scrolls without moving the focus.
  mutating func scroll(by rows: Int, of height: Int, shown: Int) {
    scroll = max(0, min(scroll + rows, height - shown))
  }

  /// Puts the cursor of the text at a place of the screen, or selects up to there.
  mutating func setCursor(at point: Point, in area: Rect, isExtending: Bool, clicks: Int) {
    _ = editor?.place(at: point, in: area, extending: isExtending, clicks: clicks)
  }

  /// Brings it in line with its controls: the focus is on one that exists, the text editor holds what the control holds, and
  /// the focused control is visible with what is said below it. False if that means another layout.
  mutating func settle(in layout: FormLayout, height: Int, words: Words) -> Bool {
    guard let focus else { return true }
    var isSettled = true
    if focus != .save, focus != .revert, layout.line(of: focus) == nil {
      isSettled = false
      self.focus = layout.stops.first
      editor = nil
    }
    let line = self.focus.flatMap { layout.line(of: $0) }
    if let line, let box = line.control.textBox {
      if editor?.value != box.text {
        editor = TextEditor(box, words: words)
        isSettled = false
      } else if let old = editor, old.shape != TextEditor.Shape(box) {
        editor = TextEditor(box, words: words)
        editor?.select(old.selection.anchor, old.selection.cursor)
        isSettled = false
      }
      editor?.settle(in: line.textRects(box).text.size)
    } else {
      editor = nil
    }
    if let line {
      let below = min(layout.endOfRemarks(below: line), line.rect.y + height)
      scroll = max(min(scroll, max(0, line.rect.y - 1)), below - height)
    }
    scroll = max(0, min(scroll, layout.height - height))
    return isSettled
  }
}
