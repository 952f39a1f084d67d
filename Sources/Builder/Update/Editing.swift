import Canvas
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

extension BuilderState {
  /// Where the user is now.
  var place: Place { Place(spot: canvas.spot, form: pane.place) }

  /// Whether the file can be written; says why not.
  mutating func mayEdit() -> Bool {
    guard let reason = file.readOnlyReason, form?.isSituation != true else { return true }
    say(.warning, words("notice.read-only", ["reason": reason]))
    return false
  }

  /// Whether what an edit changes of the workspace can be written; says why not.
  private mutating func mayEdit(_ edit: Edit) -> Bool {
    guard let reason = workspaceFile.readOnlyReason, edit.changesWorkspace else { return true }
    say(.warning, words("notice.workspace-read-only", ["reason": reason]))
    return false
  }

  /// Whether an edit leaves what could not be read as it stands in the file; says why not. Such an action can be removed,
  /// but nobody knows what a change of it, or of such a setting, would become there.
  private mutating func canWrite(_ edit: Edit) -> Bool {
    let unread = [
      (file.name, edit.changedUnread(in: flow)), (ChatflowFolder.settings, edit.changedUnread(in: workspace)),
    ]
    for case (let file, let problem?) in unread {
      let facts = ["file": file, "line": "\(problem.line)", "problem": problem.sentence(words)]
      say(.warning, words("notice.unread-setting", facts))
      return false
    }
    guard let (action, defect) = edit.changedDefect else { return true }
    let facts = [
      "name": action.shownName, "line": "\(defect.line)",
      "problem": defect.sentence(words),
    ]
    say(.warning, words("notice.broken-action", facts))
    return false
  }

  /// Why the action with the focus could not be read; nil for one that could.
  private var focusedDefect: FileProblem? { canvas.spot.action.flatMap { flow.actions[$0]?.defect } }

  /// Whether the focus is on an action that could not be read, which only an editor of texts can mend.
  var isOnBrokenAction: Availability {
    .all(canvas.isOnCard, focusedDefect == nil ? .disabled("not-broken") : .available)
  }

  /// Opens the file in the user's own editor where the action with the focus could not be read.
  mutating func editFile() -> [Effect] { focusedDefect.map { [.editFile(line: $0.line)] } ?? [] }

  /// Does an edit; the focused element stays on its screen row. Returns whether it was done.
  ///
  /// `before` is where undo brings the user, unless that is where they are now.
  @discardableResult
  mutating func perform(
    _ edit: Edit?, mergeKey: EditRun? = nil, from before: Place? = nil,
    arriving: (inout BuilderState) -> Void = { _ in }
  ) -> Bool {
    if form?.isSituation == true { return edit.map { changeSituation($0) } ?? false }
    guard let edit, mayEdit(), mayEdit(edit), canWrite(edit) else { return false }
    perform(asTheFileHas: edit, mergeKey: mergeKey, from: before, arriving: arriving)
    return true
  }

  /// Does an edit that makes the chatflow what its file holds: that needs nobody's leave.
  mutating func perform(
    asTheFileHas edit: Edit?, mergeKey: EditRun? = nil, from before: Place? = nil,
    arriving: (inout BuilderState) -> Void = { _ in }
  ) {
    guard let edit else { return }
    let (anchor, row) = (canvas.spot, canvas.anchorRow)
    let wasFolded = canvas.isFocusFolded
    history.perform(edit, before: before ?? place, after: place, mergeKey: mergeKey)
    refresh(after: edit)
    arriving(&self)
    history.arrive(at: place)
    keepFocusAlive()
    // A card that only the open panel leaves no room for stays where it is: it is seen again without the panel.
    if !wasFolded || canvas.spot != anchor { canvas.drawing.uncover(canvas.spot) }
    canvas.keep(anchor, onRow: row, in: canvasSize)
  }

  mutating func undo() -> [Effect] {
    // A situation is no part of the chatflow: what was typed in its form is what is meant.
    if form?.isSituation == true {
      revertSituation()
      return []
    }
    // Reading them takes a moment, and most who open a file want none of it.
    if !history.canUndo, hasOlderSteps { return [.readSteps] }
    guard let (edit, place) = history.undo() else { return [] }
    return arrive(edit.inverse, place, "notice.undone") + follow(edit, isUndone: true)
  }

  /// Takes in the steps of earlier runs, and takes the last of them back.
  mutating func take(_ older: KeptSteps?) -> [Effect] {
    hasOlderSteps = false
    history.putBehind(older?.edits(endingIn: flow, workspace) ?? []) { edit in
      Place(spot: edit.actions.first.map { .card($0) } ?? .plus(.start))
    }
    guard history.canUndo else {
      say(.info, words["disabled.nothing-to-undo"])
      return []
    }
    return undo()
  }

  mutating func redo() -> [Effect] {
    guard form?.isSituation != true, let (edit, place) = history.redo() else { return [] }
    return arrive(edit, place, "notice.redone") + follow(edit, isUndone: false)
  }

  /// Brings the user to where a step was made. From the canvas only its form is shown, without the focus: the same key
  /// again would otherwise be typed into a text.
  private mutating func arrive(_ edit: Edit, _ place: Place, _ notice: String) -> [Effect] {
    let wasInForm = form?.focus != nil
    let wasInPreview = isPane(PreviewPane.self)
    let anchor = canvas.drawing.stop(place.spot) == nil ? canvas.spot : place.spot
    let row = canvas.row(of: anchor)
    refresh(after: edit)
    canvas.spot = place.spot
    canvas.trial = nil
    if let form = place.form, wasInForm {
      open(form)
    } else if !pane.staysAtUndo {
      pane = Form(Self.subject(of: place.spot))
    }
    keepFocusAlive()
    canvas.drawing.uncover(canvas.spot)
    canvas.keep(anchor, onRow: row, in: canvasSize)
    if wasInPreview { showPreview() }
    say(.info, words(notice, ["edit": words[edit.title]]))
    return []
  }

  // MARK: - What is worked out from the chatflow

  /// Works out what an edit touched.
  mutating func refresh(after edit: Edit) {
    // The workspace names what a branch asks for.
    let renamed = edit.renamesInWorkspace ? flow.actions.values.filter { !$0.branches.isEmpty }.map(\.id) : []
    refreshDrawing(after: edit, renamed: renamed)
    canvas.lookAgain(in: edit.actions + renamed, of: flow, workspace, words)
  }

  /// The cards that an edit touched, and those whose branches it named anew; the layout only if the structure changed.
  private mutating func refreshDrawing(after edit: Edit, renamed: [ActionID]) {
    var view = canvas.drawing.view
    view.follow(edit)
    let outcome = checked.update(after: edit, flow, workspace: workspace)
    let touched = outcome.changed.union(edit.actions + renamed)
    let isInPlace = edit.changes.allSatisfy { change in
      switch change {
      case .action(let id, let from?, let to?): from.index == to.index && flow.actions[id] != nil
      case .action: false
      case .head(let from, let to): from.start == to.start
      case .workspace: true
      }
    }
    // No card tells what is in a message.
    if isInPlace, renamed.isEmpty, outcome.touched == .texts, outcome.changed.isEmpty { return }
    redraw(touched, isInPlace: isInPlace, view)
  }

  /// Draws the cards of some actions anew: where none changed its connections, each in its place.
  private mutating func redraw(_ touched: Set<ActionID>, isInPlace: Bool, _ view: FlowView) {
    let isEnough =
      isInPlace
      && touched.compactMap { flow.actions[$0] }.allSatisfy {
        canvas.drawing.update($0, workspace, problems: ProblemCount(checked.findings(of: $0.id)), words: words)
      }
    if isEnough {
      canvas.drawing.setView(view)
    } else {
      canvas.drawing = Drawing(
        flow, checked, workspace, changed: touched, after: canvas.drawing, words: words, width: canvasSize.width,
        zoom: canvas.shownZoom(onWidth: canvasSize.width), view: view)
    }
  }

  /// Takes in what was found out about files, and marks the cards of which something else is found now.
  mutating func take(_ facts: [FileFact]) {
    for fact in facts { files[fact.path] = fact }
    let changed = checked.take(facts, flow, workspace)
    if !changed.isEmpty { redraw(changed, isInPlace: true, canvas.drawing.view) }
  }

  // MARK: - Focus

  /// Moves the focus to something that exists, on the canvas and in the form.
  mutating func keepFocusAlive() {
    canvas.keepFocusAlive(in: flow)
    guard let form else { return }
    if let id = form.action, flow.actions[id] == nil {
      showFocused()
      return
    }
    settleForm()
  }

  /// The areas of the screen as it is now.
  public var regions: Regions {
    Regions(size: size, isPanelOpen: isPanelOpen, isPanelWide: pane.isWide, panelPercent: panelPercent)
  }

  /// Whether the panel is in use, which narrow terminals give it room for.
  var isPanelOpen: Bool { pane.hasFocus }

  mutating func resize(to size: Size) {
    let anchor = canvas.anchorRow
    screen.size = size
    fitCanvas()
    if contexts.contains(.canvas) { canvas.standOnWhatIsSeen() }
    canvas.anchorFocus(at: anchor, in: canvasSize)
    settleForm()
    previewPane?.followedScroll = nil
    settlePreview()
  }
}
