import ChatflowModel
import OrderedCollections
import Screen

/// Draws a form into the panel: heading, scrolling fields, and the foot with Save and Revert.
struct FormView {
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
  var layout: FormLayout { state.settled?.layout(of: form, in: state) ?? freshLayout }

  /// The layout worked out anew.
  var freshLayout: FormLayout {
    let editing = form.focus.flatMap { id in form.editor.map { (id: id, editor: $0) } }
    let fields = Parts(area).fields
    return FormLayout(
      FormControls.list(state: state, form: form), width: fields.width, visible: fields.height, editing: editing)
  }

  func draw(into frame: inout Frame) {
    guard !area.isEmpty else { return }
    let parts = Parts(area)
    drawHeading(into: &frame, parts.heading)
    let layout = layout
    for line in layout.lines {
      let rect = Rect(
        x: parts.fields.x + line.rect.x, y: parts.fields.y + line.rect.y - form.scroll, width: line.rect.width,
        height: line.rect.height)
      guard rect.maxY > parts.fields.y, rect.y < parts.fields.maxY else { continue }
      ControlView(state: state, form: form, line: line, rect: rect, clip: parts.fields).draw(into: &frame)
    }
    drawScroll(into: &frame, parts.fields, height: layout.height)
    drawFoot(into: &frame, parts.foot)
  }

  private func drawHeading(into frame: inout Frame, _ rect: Rect) {
    frame.write(TextWidth.clip(title, to: rect.width), at: rect.origin, style: Style(.heading), in: rect)
  }

  private var title: String {
    if let group = form.group {
      let owner = form.action.flatMap { state.flow.actions[$0]?.kind.text } ?? "chatflow"
      return words["field.\(owner).\(group).label"]
    }
    guard let id = form.action, let action = state.flow.actions[id] else { return words["panel.settings"] }
    return words.optional("action.\(action.kind).label") ?? action.kind.text
  }

  private func drawScroll(into frame: inout Frame, _ rect: Rect, height: Int) {
    let more = Style(.dim)
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
      (.save, words["panel.save"]), (.revert, words["panel.revert"]),
    ]
    return buttons.map { id, word in
      let title = "[ \(word) ]"
      defer { x += TextWidth.of(title) + 2 }
      return (id, title, Rect(x: x, y: rect.y, width: TextWidth.of(title), height: 1))
    }
  }

  private func drawFoot(into frame: inout Frame, _ rect: Rect) {
    for button in footButtons(rect) {
      let isFocused = form.focus == button.id
      let style = Style(isFocused ? .buttonFocused : .button)
      frame.write(button.title, at: button.rect.origin, style: style, in: rect)
      if isFocused { state.markFocus(in: &frame, at: Point(x: button.rect.x - 2, y: button.rect.y)) }
    }
  }
}
