import ChatflowEngine
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// The situation of the preview: it is changed in a form like any other, chosen among those that are saved, and saved.
///
/// The form edits an entry like the saved ones, which stands in no file: it is that of a workspace which holds nothing else.
extension BuilderState {
  /// Offers to change the situation, to take another one, or to save it.
  mutating func chooseSituation() {
    guard preview != nil else { return }
    var items = [
      Chooser.Item(id: Self.changing, title: words["preview.situation.change"]),
      Chooser.Item(id: Self.saving, title: words["preview.situation.save"]),
      Chooser.Item(id: Self.usual, title: words["preview.situation.usual"]),
    ]
    for (index, entry) in savedSituations.enumerated() {
      let name = entry["name"]?.text ?? entry["id"]?.text ?? ""
      items.append(Chooser.Item(id: "\(index)", title: name, detail: words["preview.situation.saved"]))
    }
    open(Chooser(title: words["preview.situation"], items: items)) { state, item in
      switch item.id {
      case Self.changing: state.openSituation()
      case Self.saving: state.askForSituationName()
      case Self.usual: state.enter(FieldValues())
      default: if let entry = Int(item.id).flatMap({ state.savedSituations[checked: $0] }) { state.enter(entry) }
      }
      return []
    }
  }

  private static var changing: String { "change" }
  private static var saving: String { "save" }
  private static var usual: String { "usual" }

  private var savedSituations: [FieldValues] { workspace.values["situations"]?.records ?? [] }

  /// Does the conversation again in another situation.
  private mutating func enter(_ entry: FieldValues) {
    replayPreview(in: entry)
    showWay()
  }

  // MARK: - The form

  /// Where the form of the situation is.
  private static var place: FormPlace {
    var place = FormPlace(
      subject: .workspace, tab: .situations, path: FieldPath.top.into(.entry("situations", 0)), control: nil)
    place.isSituation = true
    return place
  }

  /// Opens the form of the situation.
  mutating func openSituation() {
    guard let entry = preview?.entry else { return }
    situation = entry
    open(Self.place)
  }

  /// The workspace that the form of the situation edits.
  var workspaceOfSituation: Workspace {
    var workspace = workspace
    workspace.values["situations"] = .records([situation ?? FieldValues()])
    return workspace
  }

  /// Takes an edit of the form of the situation, which is no edit of any file.
  mutating func changeSituation(_ edit: Edit) -> Bool {
    var new: FieldValues?
    for case .workspace(_, let values) in edit.changes { new = values["situations"]?.records?.first ?? FieldValues() }
    guard let new else { return false }
    situation = new
    settleForm()
    return true
  }

  /// Puts the situation back to what it was when its form was opened.
  mutating func revertSituation() {
    situation = preview?.entry
    settled = nil
    settleForm()
  }

  /// Goes from the form of the situation back to the preview, which is done again if anything of it was changed.
  mutating func leaveSituation() {
    confirmField()
    let entry = situation ?? FieldValues()
    situation = nil
    settled = nil
    pane = PreviewPane()
    fitCanvas()
    if entry != preview?.entry { enter(entry) } else { settlePreview() }
    followInPreview()
  }

  // MARK: - Saving

  /// Asks for the name under which the situation is saved.
  mutating func askForSituationName() {
    if form?.isSituation == true { leaveSituation() }
    guard let entry = preview?.entry, mayEdit() else { return }
    ask(Prompt(title: words["preview.situation.name"], text: entry["name"]?.text ?? "")) { state, line in
      let name = line.split(separator: " ").joined(separator: " ")
      guard !name.isEmpty else { return state.refuse(state.words["preview.nothing-typed"]) }
      state.closeLayer()
      state.saveSituation(as: name)
      return []
    }
  }

  /// Saves the situation under a name: in the place of one that has it, else as a new one.
  private mutating func saveSituation(as name: String) {
    guard var entry = preview?.entry else { return }
    var saved = savedSituations
    let index = saved.firstIndex { $0["name"]?.text == name }
    entry["name"] = .text(name)
    let taken = Set(saved.enumerated().filter { $0.offset != index }.compactMap { $0.element["id"]?.text })
    entry["id"] = .text(
      index.flatMap { saved[$0]["id"]?.text } ?? (ActionID.word(from: name) ?? "situation").unused(among: taken))
    if let index { saved[index] = entry } else { saved.append(entry) }
    guard saved.count <= Limits.listed else { return sayFull(Limits.listed, "limit.entries") }
    history.pause()
    let done = perform(
      Edit.make("edit.save-situation", in: workspace) { $0["situations"] = .records(saved) })
    guard done || saved == savedSituations else { return }
    replayPreview(in: entry)
    say(.success, words("preview.situation.is-saved", ["name": name]))
  }
}
