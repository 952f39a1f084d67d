import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// Draws a form into the panel: heading, scrolling fields, and the foot with Save and Revert.
struct FormView: ~Copyable {
  let state: BuilderState
  let form: Form
  let area: Rect
  private var words: Words { state.words }

  /// The parts of the panel: a column for the focus mark at the left, the heading, the fields, the foot.
  struct Parts {
    let heading: Rect
    let fields: Rect
    let foot: Rect

    init(_ area: Rect) {
      let inner = area.inset(left: 2, right: 1)
      let footRows = area.height > 12 ? 2 : 1
      heading = inner.row(0)
      fields = inner.inset(top: 1, bottom: footRows)
      foot = inner.row(inner.height - 1)
    }
  }

  /// Where the controls lie.
  var layout: FormLayout {
    state.settled?.layout(of: form, in: state) ?? Self.freshLayout(of: form, in: state, area: area)
  }

  /// The layout of a form worked out anew; lines that are as in an earlier one keep their rows.
  static func freshLayout(
    of form: Form, in state: BuilderState, area: Rect, after old: FormLayout? = nil
  ) -> FormLayout {
    let editing = form.focus.flatMap { id in form.editor.map { (id: id, editor: $0) } }
    let fields = Parts(area).fields
    return FormLayout(
      FormControls.list(state: state, form: form), width: fields.width, visible: fields.height, editing: editing,
      after: old, words: state.words)
  }

  /// A form as it stands in a frame.
  struct Drawn {
    let layout: FormLayout
    let scroll: Int
    let focus: ControlID?
    let title: String
  }

  func draw(into frame: inout Frame) { _ = draw(into: &frame, over: nil) }

  /// Draws the form over another one that stands in the same area of the frame, and leaves alone what looks the same.
  func draw(into frame: inout Frame, over old: Drawn?) -> Drawn {
    let parts = Parts(area)
    let heading = FormWords(state).titleLines(of: form, in: area).first ?? ""
    let new = Drawn(layout: layout, scroll: form.scroll, focus: form.focus, title: heading)
    guard !area.isEmpty else { return new }
    if old == nil { frame.fill(area) }
    if old?.title != new.title { drawHeading(into: &frame, parts.heading, new.title) }
    // A row that is filled again is copied, whatever stood in it.
    let isMoved = old?.scroll != new.scroll || old?.layout.height != new.layout.height
    drawLines(into: &frame, parts.fields, new, over: old)
    if isMoved {
      if old != nil {
        frame.fill(rows(from: parts.fields.y + new.layout.height - form.scroll, to: parts.fields.maxY, parts.fields))
      }
      drawScroll(into: &frame, parts.fields, height: new.layout.height)
    }
    if old == nil || old?.focus != new.focus { drawFoot(into: &frame, parts.foot) }
    return new
  }

  private func drawLines(into frame: inout Frame, _ fields: Rect, _ new: Drawn, over old: Drawn?) {
    for range in new.layout.rows {
      let first = new.layout.lines[range.lowerBound].rect
      let top = fields.y + first.y - form.scroll
      guard top + first.height > fields.y, top < fields.maxY else { continue }
      if let old {
        if old.ends(range), range.allSatisfy({ old.shows($0, of: new) }) { continue }
        frame.fill(rows(from: top, to: top + first.height, fields))
      }
      for line in new.layout.lines[range] {
        let rect = Rect(x: fields.x + line.rect.x, y: top, width: line.rect.width, height: line.rect.height)
        ControlView(tier: state.tier, words: words, form: form, line: line, rect: rect, clip: fields).draw(into: &frame)
      }
    }
  }

  /// Rows of the fields, the column of the focus mark included.
  private func rows(from top: Int, to bottom: Int, _ fields: Rect) -> Rect {
    let first = max(top, fields.y)
    return Rect(x: area.x, y: first, width: fields.maxX - area.x, height: min(bottom, fields.maxY) - first)
  }

  private func drawHeading(into frame: inout Frame, _ rect: Rect, _ title: String) {
    frame.fill(rect)
    frame.write(
      TextWidth.clip(title, to: rect.width, ellipsis: state.glyphs.ellipsis), at: rect.origin, style: Style(.heading),
      in: rect)
  }

  private func drawScroll(into frame: inout Frame, _ rect: Rect, height: Int) {
    let more = Style(.dim)
    frame.fill(Rect(x: rect.maxX, y: rect.y, width: area.maxX - rect.maxX, height: rect.height))
    if form.scroll > 0 {
      frame.write(state.glyphs.moreAbove, at: Point(x: rect.maxX, y: rect.y), style: more)
    }
    if form.scroll + rect.height < height {
      frame.write(state.glyphs.moreBelow, at: Point(x: rect.maxX, y: rect.maxY - 1), style: more)
    }
  }

  /// The buttons at the foot, left to right, with their columns.
  func footButtons(_ rect: Rect) -> [(id: ControlID, title: String, rect: Rect)] {
    var x = rect.x
    let buttons: [(ControlID, String)] = [
      (.save, words[form.isSituation ? "preview.situation.save-as" : "panel.save"]), (.revert, words["panel.revert"]),
    ]
    return buttons.map { id, word in
      let title = "[ \(word) ]"
      defer { x += TextWidth.of(title) + 2 }
      return (id, title, Rect(x: x, y: rect.y, width: TextWidth.of(title), height: 1))
    }
  }

  private func drawFoot(into frame: inout Frame, _ rect: Rect) {
    frame.fill(Rect(x: area.x, y: rect.y, width: rect.maxX - area.x, height: rect.height))
    for button in footButtons(rect) {
      let isFocused = form.focus == button.id
      let style = Style(isFocused ? .buttonFocused : .button)
      frame.write(button.title, at: button.rect.origin, style: style, in: rect)
      if isFocused { frame.markFocus(state.glyphs, at: Point(x: button.rect.x - 2, y: button.rect.y)) }
    }
  }
}

extension FormView.Drawn {
  /// Whether nothing stands behind some lines in their row: what stood there would be seen on.
  func ends(_ row: Range<Int>) -> Bool {
    guard let last = layout.lines[checked: row.upperBound - 1], let next = layout.lines[checked: row.upperBound] else {
      return true
    }
    return next.rect.y != last.rect.y
  }

  /// Whether a line of another drawing stands here already: the same control at the same place, without the focus.
  /// Both are looked at in their place, since all lines are at each key.
  func shows(_ index: Int, of other: FormView.Drawn) -> Bool {
    guard scroll == other.scroll, layout.lines.indices.contains(index),
      layout.lines[index].rect == other.layout.lines[index].rect,
      layout.lines[index].control == other.layout.lines[index].control
    else { return false }
    return !other.layout.lines[index].control.has(focus) && !other.layout.lines[index].control.has(other.focus)
  }
}
