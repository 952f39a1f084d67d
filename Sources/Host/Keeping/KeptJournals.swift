import ChatflowFiles
import ChatflowModel

/// The journals that earlier runs left, of all files: for the list of a folder, which tells of what waits there.
struct KeptJournals {
  /// The words for the places of the files that have some.
  private let words: [String: String]

  /// How many bytes of a journal say of which file it is.
  private static let beginning = 8192

  /// What lies in the user's state folder by now.
  init(in state: StateFolder?) {
    var words: [String: String] = [:]
    let folders = state.map { [$0.path + "/journal"] + $0.spares.filter(Disk.isOwnFolder) } ?? []
    for folder in folders {
      // Where one cannot be looked at, whoever opens a chatflow is told.
      for name in (try? Disk.names(in: folder)) ?? [] where KeptJournal.isLeft(folder + "/" + name) {
        words[KeptJournal.stem(of: name)] = folder + "/" + name
      }
    }
    self.words = words
  }

  /// Whether earlier runs kept something of a file.
  func has(_ path: String) -> Bool { !words.isEmpty && words[PlaceName.word(for: Disk.absolute(path))] != nil }

  /// The names of the chatflows that earlier runs kept something of, and that are not in their folder: they were never saved,
  /// or were removed.
  func missing(in folder: String, besides known: [String]) -> [String] {
    if words.isEmpty { return [] }
    let place = Disk.absolute(folder)
    let taken = Set(known.map { PlaceName.word(for: (place == "/" ? "" : place) + "/" + $0) })
    return words.filter { !taken.contains($0.key) }.values.compactMap { path in
      guard let bytes = try? Disk.read(path, limit: Self.beginning),
        let found = Journal.place(inBeginning: bytes), found.subject == .chatflow,
        Disk.folder(of: found.path).map({ $0.isEmpty ? "/" : $0 }) == place, Disk.isMissing(found.path)
      else { return nil }
      let file = Disk.name(of: found.path)
      return file.hasSuffix(ChatflowFolder.ending) && !file.hasPrefix(".") ? file : nil
    }.sorted()
  }
}
