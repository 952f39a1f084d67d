import Builder
import ChatflowFiles
import ChatflowModel
import Words
import Yaml

/// Where the filters are kept that the user has given names to: in the user's state folder, a small file for each folder of
/// chatflows, named by its place.
struct FilterFile {
  private let path: String
  private let folder: String

  private static let version = "1"
  private static let largestFile = 1 << 20

  /// The file for a folder of chatflows; nil if the user has no folder for such things.
  init?(of absolutePath: String) {
    guard let state = Machine.folder("XDG_STATE_HOME", inHome: ".local/state") else { return nil }
    folder = state + "/chatflow/list"
    path = "\(folder)/\(PlaceName.word(for: absolutePath)).yaml"
  }

  /// The filters that are kept, or why they cannot be read.
  func read() -> (kept: [KeptFilter], problem: String?) {
    switch contents() {
    case .success(let filters): (filters, nil)
    case .failure(let refusal): ([], refusal.sentence)
    }
  }

  /// Changes which filters are kept, as they are by now: another run may have kept some. What cannot be read is not
  /// written over.
  func perform(_ change: FilterChange) throws(Refusal) -> [KeptFilter] {
    let filters = change.applied(to: try contents().get())
    do throws(FileError) {
      try Disk.createFolder(folder)
      try Disk.replace(path, with: Array(Self.text(filters).utf8))
    } catch {
      throw Refusal(sentence: FileMessages.line(error, in: error.path))
    }
    return filters
  }

  /// Why the filters stay as they are.
  struct Refusal: Error {
    let sentence: String
  }

  private func contents() -> Result<[KeptFilter], Refusal> {
    guard Disk.facts(path) != nil else { return .success([]) }
    do throws(FileError) {
      let bytes = try Disk.read(path, limit: Self.largestFile)
      if let filters = Self.filters(String(decoding: bytes.prefix(Self.largestFile), as: UTF8.self)) {
        return .success(filters)
      }
      return .failure(Refusal(sentence: Words.ours("notice.list.filters-unread", ["file": path])))
    } catch {
      return .failure(Refusal(sentence: FileMessages.line(error, in: error.path)))
    }
  }

  // MARK: - The text

  private static func filters(_ text: String) -> [KeptFilter]? {
    guard case .success(let root?) = Result(catching: { try Node.compose(text.utf8)?.mapping }),
      root["list"]?.scalar?.string == version
    else { return nil }
    return (root["filters"]?.mapping ?? nil)?.compactMap { key, value in
      guard let name = key.scalar?.string, let text = value.scalar?.string else { return nil }
      return KeptFilter(name: name, text: text)
    } ?? []
  }

  private static func text(_ filters: [KeptFilter]) -> String {
    let lines = filters.map { "  \(StateText.quoted($0.name)): \(StateText.quoted($0.text))\n" }
    return "list: \(version)\n" + (lines.isEmpty ? "" : "filters:\n" + lines.joined())
  }
}
