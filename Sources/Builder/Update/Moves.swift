import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Words

extension BuilderState {
  // MARK: - Canvas

  /// Opens the picker behind the whole group of the focused branching action, in front of where its branches meet.
  mutating func insertAfterGroup() {
    let drawing = canvas.drawing
    let action: Int? =
      switch stop {
      case .card(let action)?: action
      case .header(let connection)?: connection.action
      case .plus?, nil: nil
      }
    guard let plus = action.flatMap({ drawing.layout.plus(afterGroupOf: $0) }) else { return insert(.after) }
    openPicker(drawing.insertionPoint(plus))
  }

  /// Moves the focus to the plus icon below.
  mutating func focusPlus() {
    guard let plus = stop.flatMap({ canvas.drawing.layout.plus(after: $0) }) else {
      return say(.info, words["notice.no-plus"])
    }
    focus(canvas.drawing.spot(canvas.drawing.layout.stop(at: plus)))
  }

  mutating func askForID() {
    guard case .card(let id) = canvas.spot else { return }
    ask(Prompt(title: words["prompt.id"], text: id.text)) { $0.takeID($1, of: id) }
  }

  /// Gives an action another id, and says which texts name its answer by it.
  private mutating func takeID(_ text: String, of id: ActionID) -> [Effect] {
    guard let edit = flow.changingID(of: id, to: ActionID(text)) else { return refuse(words["prompt.id.refused"]) }
    closeLayer()
    let uses = uses(ofAnswersTo: [id])
    perform(edit) { $0.land(on: .card(ActionID(text))) }
    if !uses.isEmpty { say(.info, words("notice.answers-renamed", ["uses": uses.joined(separator: " ")])) }
    return []
  }

  // MARK: - Form

  /// Goes to the next or previous tab, from the tabs themselves or from anywhere with Ctrl.
  mutating func switchTab(by step: Int) {
    guard let form, form.path.isTop else { return }
    let tabs = Form.Tab.all(of: form.subject)
    guard let index = tabs.firstIndex(of: form.tab), let tab = tabs[checked: index + step],
      FormView(state: self, form: form, area: regions.panel).layout.line(of: .tab(tab)) != nil
    else { return }
    focusControl(.tab(tab))
    _ = activate()
  }

  mutating func pageInForm(_ direction: Int) {
    guard let form, let focus = form.focus else { return }
    let view = FormView(state: self, form: form, area: regions.panel)
    let layout = view.layout
    let height = FormView.Parts(regions.panel).fields.height
    guard let line = layout.line(of: focus) else { return moveInForm(direction) }
    let target = line.rect.y + direction * height
    let candidates = layout.lines.filter { $0.control.id != nil }
    let best = candidates.min { abs($0.rect.y - target) < abs($1.rect.y - target) }
    focusControl(best?.control.id)
  }

  mutating func revertForm() {
    if let form { askToRevert(form.subject) }
  }

  mutating func copySelection() -> [Effect] {
    guard let text = form?.editor?.selectedText, !text.isEmpty else { return [] }
    return [.copy(text)]
  }

  // MARK: - Picker

  mutating func moveInPicker(_ step: Int) {
    guard case .picker(var picker) = panel else { return }
    let count = picker.choices(flow: flow, words: words).count
    guard count > 0 else { return }
    picker.focus =
      abs(step) == 1 ? (picker.focus + step + count) % count : min(max(0, picker.focus + step), count - 1)
    panel = .picker(picker)
    scrollPicker()
    showTrial()
  }

  mutating func scrollPicker() {
    guard case .picker(var picker) = panel else { return }
    picker.scroll = PickerView(state: self, picker: picker, area: regions.panel).scroll
    panel = .picker(picker)
  }
}
