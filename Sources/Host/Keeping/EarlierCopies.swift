import Builder
import ChatflowFiles
import ChatflowModel
import Words

/// What earlier runs kept of the files of a chatflow: what is asked about, and what only can be said.
struct EarlierCopies {
  /// What is asked about, the latest of each file first.
  private(set) var offers: [KeptCopy] = []
  /// What is said.
  private(set) var notices: [String] = []

  /// What a copy turned out to hold.
  enum Found {
    /// What the file holds: it is of no use.
    case same
    case content(KeptCopy.Content)
    /// It cannot be read; the sentence says why.
    case unreadable(String)
  }

  /// Looks at the copies of a file. Those that hold what it holds are removed; one that cannot be read stays.
  mutating func look(
    _ recovery: inout RecoveryCopy?, besides bytes: [UInt8]?, of path: String, isReadOnly: Bool,
    read: ([UInt8]) -> Found
  ) {
    guard let known = recovery else { return }
    let file = Disk.name(of: path)
    do throws(FileError) {
      for copy in try known.earlier() {
        do throws(FileError) {
          // One more byte than a file may have is enough to be told that it is too large.
          let held = try Disk.read(copy.path, limit: ChatflowFile.maximumBytes)
          let found = held == bytes ? Found.same : read(held)
          switch found {
          case .same: try Disk.remove(copy.path)
          case .content(let content) where !isReadOnly:
            offers.append(
              KeptCopy(
                path: copy.path, file: file, changed: copy.changed,
                isBehindFile: Disk.isChanged(path, after: copy.path), isFileMissing: Disk.isMissing(path),
                content: content))
          case .content: notices.append(Words.ours("notice.recovery", ["copy": copy.path, "file": file]))
          case .unreadable(let reason): say(copy.path, file, reason)
          }
        } catch {
          say(copy.path, file, error.reason)
        }
      }
    } catch {
      notices.append(FileMessages.line(error, in: error.path))
    }
  }

  private mutating func say(_ copy: String, _ file: String, _ reason: String) {
    notices.append(Words.ours("notice.recovery-unreadable", ["copy": copy, "file": file, "reason": reason]))
  }
}
