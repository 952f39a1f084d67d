import Builder
import ChatflowFiles
import ChatflowModel
import Words

/// What earlier runs kept of the files of a chatflow: what is asked about, and what only can be said.
struct EarlierCopies {
  /// What is asked about, the latest of each file first.
  private(set) var offers: [KeptCopy] = []
  /// Texts that were being edited outside.
  private(set) var texts: [KeptText] = []
  /// What is said.
  private(set) var notices: [String] = []

  /// What a file holds when its journals are looked at.
  struct Found {
    /// Its path.
    var path: String
    /// What it holds; nil if there is none, or it cannot be read.
    var bytes: [UInt8]?
    /// The same as a state.
    var state: Journal.State?
    /// Whether it may only be read.
    var isReadOnly = false
    /// Whether it holds a part of a text only, and the bytes are what it held before.
    var isPart = false
    /// Whether the user's own program wrote what it holds.
    var isOwn: ([UInt8]) -> Bool = { _ in false }
  }

  /// Looks at the journals of a file. Those that led to what it holds, or back to what they began from, are removed; one that
  /// cannot be read stays.
  mutating func look(_ journal: KeptJournal?, _ now: Found) {
    guard let journal else { return }
    let file = Disk.name(of: now.path)
    // What was restored from others and saved, by a run that had no time to remove them.
    var saved: Set<String> = []
    do throws(FileError) {
      try journal.removeLitter()
      for kept in try journal.earlier() {
        do throws(FileError) {
          guard !saved.contains(Disk.name(of: kept.path)) else {
            try Disk.remove(kept.path)
            continue
          }
          let contents = try journal.read(kept.path)
          // One of which no edit can be read looks like the file, and may hold much.
          guard let contents, let (first, found) = contents.states, contents.count > 0 || !contents.isCut else {
            say(kept.path, file, Words.ours["journal.unreadable"])
            continue
          }
          if !contents.isCut, !now.isPart, found == now.state || found == first {
            try Disk.remove(kept.path)
            if found == now.state { saved.formUnion(contents.restored) }
          } else if now.isReadOnly {
            notices.append(Words.ours("notice.recovery", ["copy": kept.path, "file": file]))
          } else {
            let isBehind = now.bytes.map(contents.isBehind) ?? false
            offers.append(
              KeptCopy(
                path: kept.path, file: file, changed: kept.changed, isBehindFile: isBehind,
                isBehindOwn: isBehind && now.bytes.map(now.isOwn) ?? false,
                isFileMissing: Disk.isMissing(now.path), isFilePart: now.isPart,
                isCut: contents.isCut, included: KeptJournal.included(contents, beside: kept.path),
                base: first?.content, content: found.content))
          }
        } catch {
          say(kept.path, file, error.reason)
        }
      }
    } catch {
      notices.append(FileMessages.line(error, in: error.path))
    }
  }

  /// Looks at the journals of a file that the user has discarded, and may want back. Those that cannot be read are passed
  /// over: nobody waits for them.
  mutating func lookAtDiscarded(_ journal: KeptJournal?, _ now: Found) {
    guard let journal, !now.isReadOnly else { return }
    do throws(FileError) {
      for kept in try journal.discarded() {
        guard let contents = try journal.read(kept.path), let (first, found) = contents.states, found != now.state
        else {
          continue
        }
        offers.append(
          KeptCopy(
            path: kept.path, file: Disk.name(of: now.path), changed: kept.changed,
            isBehindFile: now.bytes.map(contents.isBehind) ?? false, isFileMissing: Disk.isMissing(now.path),
            isFilePart: now.isPart, isCut: contents.isCut, isDiscarded: true,
            base: first?.content, content: found.content))
      }
    } catch {
      notices.append(FileMessages.line(error, in: error.path))
    }
  }

  /// Looks for texts that were being edited outside.
  mutating func look(_ outside: OutsideTexts?) {
    do throws(FileError) {
      texts = try outside?.left() ?? []
    } catch {
      notices.append(FileMessages.line(error, in: error.path))
    }
  }

  /// Looks for what a save left that was killed while it wrote a file in place: only the user can tell which is to stay.
  mutating func lookForBackups(of path: String) {
    do throws(FileError) {
      for backup in try FileStore().backups(of: path) {
        notices.append(Words.ours("notice.backup-left", ["backup": backup, "file": Disk.name(of: path)]))
      }
    } catch {
      notices.append(FileMessages.line(error, in: error.path))
    }
  }

  private mutating func say(_ copy: String, _ file: String, _ reason: String) {
    notices.append(Words.ours("notice.recovery-unreadable", ["copy": copy, "file": file, "reason": reason]))
  }
}

extension Journal.State {
  /// The same as the builder takes it over.
  fileprivate var content: KeptCopy.Content {
    switch self {
    case .chatflow(let flow): .flow(flow)
    case .workspace(let values): .workspace(Workspace(values))
    }
  }
}
