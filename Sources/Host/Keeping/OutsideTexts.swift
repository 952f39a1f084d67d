import Builder
import ChatflowFiles
import ChatflowModel
import Yaml

/// The texts of a chatflow that are edited outside, so that what was written there is found again however the program ends.
///
/// Each lies in a folder of its own in the user's state folder, with the text as it was and a note of where it belongs. The
/// folder is named by the chatflow's place and by the run, and seen by nobody else.
struct OutsideTexts {
  private let folder: String
  private let stem: String

  private static let text = "text.md"
  private static let original = "original.md"
  private static let note = "place.yaml"
  private static let discarded = ".discarded"
  private static let version = "1"
  /// No text of a chatflow is longer; reading stops there.
  static let largestText = 4 << 20

  /// The texts of a chatflow; nil if the user has no folder for such things.
  init?(of absolutePath: String, in state: StateFolder?) {
    guard let state else { return nil }
    folder = state.path + "/editing"
    stem = PlaceName.word(for: absolutePath)
  }

  /// Where the text lies in a folder.
  static func path(in folder: String) -> String { folder + "/" + text }

  // MARK: - Editing

  /// Begins to edit a text: its folder.
  func begin(_ text: String, of place: TextPlace) throws(FileError) -> String {
    var number = 1
    var path = name(number)
    while Disk.facts(path) != nil {
      number += 1
      path = name(number)
    }
    try Disk.createFolder(path)
    let way = place.words.map { "  - \(StateText.quoted($0))\n" }.joined()
    let note = "editing: \(Self.version)\nname: \(StateText.quoted(place.name))\nplace:\n\(way)"
    try Disk.replace(path + "/" + Self.note, with: Array(note.utf8))
    try Disk.replace(path + "/" + Self.original, with: Array(text.utf8))
    try Disk.replace(Self.path(in: path), with: Array(text.utf8))
    return path
  }

  private func name(_ number: Int) -> String {
    let count = number > 1 ? ".\(number)" : ""
    return "\(folder)/\(stem).\(ProgramRun.ours.process).\(ProgramRun.ours.start)\(count)"
  }

  /// Removes a folder with all that an editor left in it.
  static func remove(_ folder: String) throws(FileError) {
    for name in try Disk.names(in: folder) { try Disk.remove(folder + "/" + name) }
    try Disk.removeFolder(folder)
  }

  // MARK: - What earlier runs left

  /// The texts that were being edited when earlier runs ended, or that an editor left when it failed, the latest first.
  /// Those that nobody has changed are removed, and so is what was discarded long ago.
  func left() throws(FileError) -> [KeptText] {
    var texts: [KeptText] = []
    for path in try folders() {
      let text = try Disk.read(Self.path(in: path), limit: Self.largestText)
      guard let place = try place(notedIn: path), text.count <= Self.largestText,
        let string = String(validating: text, as: UTF8.self)
      else { continue }
      if try text == Disk.read(path + "/" + Self.original, limit: Self.largestText) {
        try Self.remove(path)
      } else {
        let file = Self.path(in: path)
        texts.append(KeptText(path: file, place: place, text: string, changed: Disk.changed(file)))
      }
    }
    return texts.sorted { ($1.changed, $0.path) < ($0.changed, $1.path) }
  }

  /// Whether there are such texts.
  var isSome: Bool { ((try? folders()) ?? []).isEmpty == false }

  private func folders() throws(FileError) -> [String] {
    guard Disk.facts(folder)?.isFolder == true else { return [] }
    var paths: [String] = []
    for name in try Disk.names(in: folder) {
      let path = folder + "/" + name
      if name.hasSuffix(Self.discarded) {
        let oldest = Machine.now() - Int64(Limits.daysOfDiscarded) * 24 * 3600
        if Disk.changed(path) < oldest { try Self.remove(path) }
      } else if name.hasPrefix(stem), !isInUse(name), Disk.facts(Self.path(in: path)) != nil {
        paths.append(path)
      }
    }
    return paths
  }

  /// Whether another run is editing it. This one does nothing else meanwhile.
  private func isInUse(_ name: String) -> Bool {
    let parts = name.dropFirst(stem.count).split(separator: ".")
    guard parts.count > 1 else { return false }
    let run = ProgramRun(process: String(parts[0]), start: String(parts[1]))
    return run != .ours && run.goesOn
  }

  private func place(notedIn folder: String) throws(FileError) -> TextPlace? {
    let bytes = try Disk.read(folder + "/" + Self.note, limit: 1 << 16)
    let text = String(decoding: bytes, as: UTF8.self)
    guard case .success(let keys?) = Result(catching: { try Node.compose(text.utf8)?.mapping }),
      keys["editing"]?.scalar?.string == Self.version, let name = keys["name"]?.scalar?.string
    else { return nil }
    return TextPlace(name: name, words: keys["place"]?.sequence?.compactMap { $0.scalar?.string } ?? [])
  }

  /// A text is part of the chatflow now, or is not wanted: then it can still be found for some days.
  func end(_ text: String, isTaken: Bool) throws(FileError) {
    guard text.hasPrefix(folder + "/" + stem), let place = Disk.folder(of: text) else { return }
    if isTaken { return try Self.remove(place) }
    try Disk.touch(place)
    try Disk.move(place, to: place + Self.discarded)
  }

  /// Gives what earlier runs left to the file at another place, where this one lies now.
  func carry(to place: String) throws(FileError) {
    for path in try folders() {
      try Disk.move(path, to: folder + "/" + PlaceName.word(for: place) + Disk.name(of: path).dropFirst(stem.count))
    }
  }
}
