import ChatflowFiles
import ChatflowModel
import Words

/// Something that was done in the list, as it is remembered for taking it back.
struct ChatflowListStep: Sendable {
  /// What was done.
  let change: FolderChange
  /// What takes it back.
  let inverse: FolderChange
  /// What the chatflow was called before, and its number in the order of priority; nil if it was not there.
  let name: String?
  let number: Int?
}

/// What was done, and what was taken back, in words.
extension ChatflowListState {
  /// What is remembered of something that was just done: the list still holds what was there before.
  func step(_ change: FolderChange, _ done: FolderChange.Done) -> ChatflowListStep {
    // Moving is done to what has the focus.
    let file = if case .order = change { focus } else { change.file }
    let index = entries.firstIndex { $0.id == file }
    return ChatflowListStep(
      change: change, inverse: done.inverse, name: index.map { entries[$0].name }, number: index.map { $0 + 1 })
  }

  /// What was done, as a sentence.
  func sentence(_ change: FolderChange) -> String {
    switch change {
    case .order(let order):
      let number = focus.flatMap { order.firstIndex(of: ChatflowFolder.stem(of: $0)) }.map { $0 + 1 } ?? 0
      return words("notice.list.moved", ["number": "\(number)", "count": "\(order.count)"])
    case .live(let file, let isLive):
      return words(isLive == true ? "notice.list.live" : "notice.list.off", ["name": name(of: file)])
    case .tags: return words["notice.list.tagged"]
    case .rename(_, let name, let file): return words("notice.list.renamed", ["name": name, "file": file])
    case .clone(let file, let name, _):
      let isBehind = open[file] == true
      return words(
        isBehind ? "notice.list.cloned-saved" : "notice.list.cloned", ["name": name, "original": self.name(of: file)])
    case .create(let file, _, _): return words("notice.list.created", ["file": file])
    case .remove, .putAway: return words("notice.list.removed", ["undo": key(of: "undo")])
    case .restore(_, let file, _): return words("notice.list.restored", ["file": file])
    case .takeBack(let change, _): return sentence(change)
    }
  }

  /// What was taken back, and how it is now, as a sentence: not in the words of what took it back, which is nothing that
  /// the user did, and could not be taken back itself.
  func sentence(takenBack step: ChatflowListStep) -> String {
    var facts = ["name": step.name ?? "", "trash": key(of: "list.trash")]
    func said(_ kind: String) -> String { words("notice.list.undone.\(kind)", facts) }
    switch step.change.itself {
    case .order:
      facts["number"] = "\(step.number ?? 0)"
      facts["count"] = "\(entries.count)"
      return said("order")
    case .live(_, let isLive): return said(isLive == true ? "on" : "off")
    case .tags: return said("tags")
    case .rename(let file, let name, _):
      facts["new"] = name
      facts["file"] = file
      return said("rename")
    case .clone(_, let name, _):
      facts["name"] = name
      return said("clone")
    case .create(let file, _, _):
      facts["name"] = name(of: file)
      return said("create")
    case .remove, .putAway: return said("remove")
    case .restore(_, let file, _):
      facts["name"] = name(of: file)
      return said("restore")
    case .takeBack: return ""
    }
  }

  func name(of file: String) -> String { entries.first { $0.id == file }?.name ?? file }

  /// The key in force of a command in the list; its title where it has none, by which it is found among the commands.
  func key(of id: String) -> String {
    key(of: id, in: [.list, .everywhere]) ?? words["command.\(id)"]
  }
}
