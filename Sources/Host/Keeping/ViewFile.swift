import Builder
import ChatflowFiles
import Yaml

/// Where it is kept how a chatflow was looked at: never in the chatflow's own file. One that cannot be read counts as none.
struct ViewFile {
  private let file: StateFile
  /// What the file holds by now.
  private var written: KeptView?

  /// The file for a chatflow; nil if the user has no folder for such things.
  init?(of absolutePath: String, in state: StateFolder?) {
    guard let file = StateFile("view", of: absolutePath, in: state) else { return nil }
    self.file = file
  }

  /// How the chatflow was looked at when it was left, if that is known.
  mutating func read() -> KeptView? {
    do {
      guard case .keys(let keys) = try file.read() else { return nil }
      written = Self.view(keys)
    } catch {
      // Nothing is lost with it but a few folds, and the next leaving writes it anew.
      written = nil
    }
    return written
  }

  /// Keeps how the chatflow is looked at, if that has changed.
  mutating func keep(_ view: KeptView) throws(FileError) {
    guard view != written else { return }
    try file.write(Self.text(view))
    written = view
  }

  // MARK: - The text

  private static func view(_ keys: Node.Mapping) -> KeptView {
    var view = KeptView()
    view.focus = keys["focus"]?.scalar?.string
    view.row = keys["row"]?.scalar.flatMap { Int($0.string) }
    view.zoom = keys["zoom"]?.scalar?.string
    if let folds = keys["folds"]?.sequence { view.folds = folds.compactMap { $0.scalar?.string } }
    if let pins = keys["pins"]?.mapping {
      for (key, value) in pins {
        if let id = key.scalar?.string, let pin = value.scalar?.string { view.pins[id] = pin }
      }
    }
    return view
  }

  private static func text(_ view: KeptView) -> String {
    var text = ""
    if let focus = view.focus { text += "focus: \(StateText.quoted(focus))\n" }
    if let row = view.row { text += "row: \(row)\n" }
    if let zoom = view.zoom { text += "zoom: \(StateText.quoted(zoom))\n" }
    if !view.folds.isEmpty { text += "folds:\n" + view.folds.map { "  - \(StateText.quoted($0))\n" }.joined() }
    return text + StateText.mapping("pins", view.pins.sorted { $0.key < $1.key })
  }
}
