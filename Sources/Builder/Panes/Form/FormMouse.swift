import ChatflowModel
import Screen
import Widgets

/// The mouse in the form.
extension BuilderState {
  /// What the left button does at a place of the form.
  mutating func pointInForm(_ mouse: MouseEvent, _ form: Form) -> [Effect] {
    let regions = regions
    let view = FormView(state: self, form: form, area: regions.panel)
    let parts = FormView.Parts(regions.panel)
    if let button = view.footButtons(parts.foot).first(where: { $0.rect.contains(mouse.point) }) {
      enterForm(at: button.id)
      return activate()
    }
    guard parts.fields.contains(mouse.point) else { return [] }
    let place = Point(x: mouse.point.x - parts.fields.x, y: mouse.point.y - parts.fields.y + form.scroll)
    guard let line = view.layout.line(at: place) else { return [] }
    let rect = Rect(
      x: parts.fields.x + line.rect.x, y: parts.fields.y + line.rect.y - form.scroll, width: line.rect.width,
      height: line.rect.height)
    if case .tabs(let tabs, _) = line.control.kind {
      guard let tab = ControlView.tabRects(tabs, in: rect).first(where: { $0.rect.contains(mouse.point) }) else {
        return []
      }
      enterForm(at: .tab(tab.id))
      return activate()
    }
    guard let id = line.control.id else { return [] }
    enterForm(at: id)
    if let box = line.control.textBox {
      return pointInText(mouse, box, FormLayout.Line(control: line.control, rect: rect))
    }
    return activate()
  }

  /// Gives the form the focus, at a control.
  private mutating func enterForm(at control: ControlID) {
    guard let form else { return }
    if form.focus == nil {
      open(FormPlace(subject: form.subject, tab: form.tab, path: form.path, control: control))
    } else if form.focus != control {
      focusControl(control)
    }
  }

  private mutating func pointInText(_ mouse: MouseEvent, _ box: Control.TextBox, _ line: FormLayout.Line) -> [Effect] {
    let rects = line.textRects(box)
    if let tools = rects.tools, tools.contains(mouse.point), let editor = form?.editor {
      guard let region = box.toolbar?.regions(in: tools).first(where: { $0.area.contains(mouse.point) }) else {
        return []
      }
      var changed = editor
      return take(changed.perform(region.action), from: changed)
    }
    self.form?.setCursor(
      at: mouse.point, in: rects.text, isExtending: mouse.modifiers.contains(.shift), clicks: mouse.clicks)
    return []
  }

  /// Selects in the text that has the focus, up to a place.
  mutating func dragInText(_ point: Point) {
    guard let form, let focus = form.focus, form.editor != nil else { return }
    let regions = regions
    let view = FormView(state: self, form: form, area: regions.panel)
    let fields = FormView.Parts(regions.panel).fields
    guard let line = view.layout.line(of: focus), let box = line.control.textBox else { return }
    let rect = Rect(
      x: fields.x + line.rect.x, y: fields.y + line.rect.y - form.scroll, width: line.rect.width,
      height: line.rect.height)
    self.form?.setCursor(
      at: point, in: FormLayout.Line(control: line.control, rect: rect).textRects(box).text, isExtending: true,
      clicks: 1)
  }
}
