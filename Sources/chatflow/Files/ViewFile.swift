import Builder
import ChatflowFiles
import ChatflowModel
import Yaml

/// Where it is kept how a chatflow was looked at: in the user's state folder, never in the chatflow's own file.
///
/// One small file for each chatflow, named by its place and readable by nobody else. It can be removed at any time; one
/// that cannot be read, or that another version wrote, counts as none.
struct ViewFile {
  private let path: String
  private let folder: String
  /// What the file holds by now.
  private var written: KeptView?

  private static let version = "1"
  private static let largestFile = 1 << 20

  /// The file for a chatflow; nil if the user has no folder for such things.
  init?(of absolutePath: String) {
    guard let state = Machine.folder("XDG_STATE_HOME", inHome: ".local/state") else { return nil }
    folder = state + "/chatflow/view"
    path = "\(folder)/\(PlaceName.word(for: absolutePath)).yaml"
  }

  /// How the chatflow was looked at when it was left, if that is known.
  mutating func read() -> KeptView? {
    guard Disk.facts(path)?.isFile == true else { return nil }
    do {
      let bytes = try Disk.read(path, limit: Self.largestFile)
      written = try Self.view(String(decoding: bytes.prefix(Self.largestFile), as: UTF8.self))
    } catch {
      // Nothing is lost with it but a few folds, and the next leaving writes it anew.
      written = nil
    }
    return written
  }

  /// Keeps how the chatflow is looked at, if that has changed.
  mutating func keep(_ view: KeptView) throws(FileError) {
    guard view != written else { return }
    try Disk.createFolder(folder)
    try Disk.replace(path, with: Array(Self.text(view).utf8))
    written = view
  }

  // MARK: - The text

  private static func view(_ text: String) throws -> KeptView? {
    guard let root = try Node.compose(text.utf8)?.mapping,
      root["view"]?.scalar?.string == version
    else {
      return nil
    }
    var view = KeptView()
    view.focus = root["focus"]?.scalar?.string
    view.row = root["row"]?.scalar.flatMap { Int($0.string) }
    view.zoom = root["zoom"]?.scalar?.string
    if let folds = root["folds"]?.sequence { view.folds = folds.compactMap { $0.scalar?.string } }
    if let pins = root["pins"]?.mapping {
      for (key, value) in pins {
        if let id = key.scalar?.string, let pin = value.scalar?.string { view.pins[id] = pin }
      }
    }
    return view
  }

  private static func text(_ view: KeptView) -> String {
    var text = "view: \(version)\n"
    if let focus = view.focus { text += "focus: \(StateText.quoted(focus))\n" }
    if let row = view.row { text += "row: \(row)\n" }
    if let zoom = view.zoom { text += "zoom: \(StateText.quoted(zoom))\n" }
    if !view.folds.isEmpty { text += "folds:\n" + view.folds.map { "  - \(StateText.quoted($0))\n" }.joined() }
    if !view.pins.isEmpty {
      text +=
        "pins:\n"
        + view.pins.sorted { $0.key < $1.key }.map { "  \(StateText.quoted($0.key)): \(StateText.quoted($0.value))\n" }
        .joined()
    }
    return text
  }
}
