import Canvas
import ChatflowModel
import Screen
import Widgets
import Words

/// The list of actions to insert, from opening it to what was chosen.
extension BuilderState {
  /// Opens the picker.
  mutating func openPicker(_ point: InsertionPoint, from form: FormPlace? = nil) {
    guard mayEdit() else { return }
    let anchor = canvas.anchorRow
    pane = Picker(point: point, origin: canvas.spot, row: anchor, form: form, clip: register?.clip)
    fitCanvas()
    canvas.anchorFocus(at: anchor, in: canvasSize)
    showTrial()
  }

  /// What choosing the focused row of the picker does to the chatflow, and the action that it leads to.
  private func proposal(of picker: Picker) -> (choice: Picker.Choice, edit: Edit, id: ActionID)? {
    guard let choice = picker.choices(flow: flow, words: words)[checked: picker.focus] else { return nil }
    let place = canvas.drawing.filePlace(of: picker.point, of: flow)
    let change: (edit: Edit, id: ActionID)? =
      switch choice {
      case .offer(let offer): flow.inserting(offer, at: picker.point, in: place, words: words)
      case .clip:
        register.flatMap { flow.pasting($0.clip, at: picker.point, in: place, keeping: $0.keptLinks(in: flow)) }
          .map { ($0.edit, $0.entry) }
      }
    return change.map { (choice, $0.edit, $0.id) }
  }

  /// Shows where the cards of what has the focus will stand.
  mutating func showTrial() {
    guard let picker else { return }
    guard let (choice, edit, id) = proposal(of: picker) else {
      canvas.trial = nil
      return
    }
    var proposed = flow
    proposed.apply(edit)
    var drawing = Drawing(
      proposed, checked, workspace, changed: Set(edit.actions), proposing: choice == .clip ? nil : id,
      after: canvas.drawing, words: words, width: canvasSize.width,
      zoom: canvas.shownZoom(onWidth: canvasSize.width), view: canvas.drawing.view)
    drawing.uncover(.card(id))
    canvas.trial = .init(drawing: drawing, id: id, ids: edit.newActions)
    canvas.revealFocus(in: canvasSize)
  }

  /// Closes the picker without inserting anything.
  mutating func closePicker() {
    guard let picker else { return }
    canvas.trial = nil
    land(on: picker.origin)
    fitCanvas()
    keepFocusAlive()
    canvas.anchorFocus(at: picker.row, in: canvasSize)
  }

  /// Closes the picker, and goes back into the form that it was opened from.
  mutating func leavePicker() {
    guard let picker else { return }
    closePicker()
    if let form = picker.form { open(form) }
  }

  /// Inserts what has the focus and opens its form with the name selected, or pastes it.
  mutating func pick() {
    guard let picker, let (choice, edit, id) = proposal(of: picker) else { return }
    if choice == .clip {
      closePicker()
      paste(at: picker.point)
      return
    }
    canvas.trial = nil
    pane = Form(.action(id))
    perform(edit) { state in
      state.canvas.spot = .card(id)
      state.openForm(.action(id), at: .name)
    }
    canvas.revealFocus(in: canvasSize)
  }

  // MARK: - Moving

  mutating func moveInPicker(_ step: Int) {
    guard var picker else { return }
    guard picker.move(step, among: picker.choices(flow: flow, words: words).count) else { return }
    self.picker = picker
    scrollPicker()
    showTrial()
  }

  mutating func scrollPicker() {
    guard var picker else { return }
    picker.scroll = PickerView(state: self, picker: picker, area: regions.panel).scroll
    self.picker = picker
  }
}
