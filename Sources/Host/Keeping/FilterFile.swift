import Builder
import ChatflowFiles
import Words
import Yaml

/// Where the filters are kept that the user has given names to, by the folder of chatflows that they are for.
struct FilterFile {
  private let file: StateFile

  /// The file for a folder of chatflows; nil if the user has no folder for such things.
  init?(of absolutePath: String, in state: StateFolder?) {
    guard let file = StateFile("list", of: absolutePath, in: state) else { return nil }
    self.file = file
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
      try file.write(StateText.mapping("filters", filters.map { ($0.name, $0.text) }))
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
    do throws(FileError) {
      switch try file.read() {
      case .missing: return .success([])
      case .keys(let keys): return .success(Self.filters(keys))
      case .unknown:
        return .failure(Refusal(sentence: Words.ours("notice.list.filters-unread", ["file": file.path])))
      }
    } catch {
      return .failure(Refusal(sentence: FileMessages.line(error, in: error.path)))
    }
  }

  private static func filters(_ keys: Node.Mapping) -> [KeptFilter] {
    (keys["filters"]?.mapping ?? nil)?.compactMap { key, value in
      guard let name = key.scalar?.string, let text = value.scalar?.string else { return nil }
      return KeptFilter(name: name, text: text)
    } ?? []
  }
}
