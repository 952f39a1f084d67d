import OrderedCollections
import Words

extension Chatflow {
  /// Every connection that leads to an action, with where it is written, in file order.
  public func origins(leadingTo id: ActionID) -> [Origin] {
    var found: [Origin] = start?.action == id ? [.start] : []
    for action in actions.values where action.leads(to: id) {
      for port in action.writtenPorts where action[port]?.action == id { found.append(.port(action.id, port)) }
    }
    return found
  }

  /// The actions that a conversation can come to from the start.
  var reachable: Set<ActionID> {
    start?.action.map { Set(actions.inOrder(from: $0)) } ?? []
  }

  /// A name that no action has yet: the name itself, or with " (2)", " (3)" … behind it; letters' case does not count.
  public func uniqueName(_ name: String, except id: ActionID? = nil) -> String {
    let folded = name.folded
    let taken = Set(
      actions.values.lazy.filter { $0.id != id && $0.name.mayBegin(with: folded) }.map { $0.name.folded })
    if !taken.contains(folded) { return name }
    var number = 2
    while taken.contains("\(name) (\(number))".folded) { number += 1 }
    return "\(name) (\(number))"
  }

  /// An id that no action has yet, made from a name: its words in lower case with hyphens between them, `-2` on a clash.
  public func uniqueID(from name: String, fallback: String = "action") -> ActionID {
    let base = ActionID.word(from: name) ?? fallback
    var id = ActionID(base)
    var number = 2
    while actions[id] != nil || id.text == ActionID.reservedWord {
      id = ActionID("\(base)-\(number)")
      number += 1
    }
    return id
  }

  /// The action's name, or its id where it is missing.
  public func name(of id: ActionID) -> String { actions[id]?.shownName ?? id.text }
}

extension Action {
  /// What it is called where it is spoken of: its name, or its id as long as it has none.
  public var shownName: String { name.isEmpty ? id.text : name }
}

extension Action {
  /// Whether one of its connections leads to an action.
  fileprivate func leads(to id: ActionID) -> Bool {
    next?.action == id || replies.contains { $0.link?.action == id } || branches.contains { $0.link?.action == id }
      || edges.values.contains { $0.action == id }
  }
}

extension OrderedDictionary<ActionID, Action> {
  /// An action and those of the others that follow it, depth first, connections in their order.
  func inOrder(from first: ActionID) -> [ActionID] {
    var order: [ActionID] = []
    var found: Set<ActionID> = []
    var waiting = [first]
    while let id = waiting.popLast() {
      guard let action = self[id], found.insert(id).inserted else { continue }
      order.append(id)
      waiting += action.targets.reversed()
    }
    return order
  }
}

extension String {
  /// Whether it may begin with a text in lower case, whatever its own case: told by its first bytes, since folding the
  /// names of all actions is dear. Of letters beyond ASCII nothing is known from their bytes.
  fileprivate func mayBegin(with folded: String) -> Bool {
    var bytes = utf8.makeIterator()
    for wanted in folded.utf8 {
      guard let byte = bytes.next() else { return false }
      if byte >= 0x80 || wanted >= 0x80 { return true }
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      if (isUpper ? byte + 32 : byte) != wanted { return false }
    }
    return true
  }
}

extension ActionID {
  /// The word that stands for the end of the chat wherever an id may stand.
  public static let reservedWord = "end"

  /// A name as a word for an id, or nil if it has no letter and no digit.
  public static func word(from name: String) -> String? {
    var word = ""
    for character in name.lowercased() {
      if character.isLetter || character.isNumber {
        word.append(character)
      } else if character != "'" && character != "’" && !word.isEmpty && word.last != "-" {
        word.append("-")
      }
      if word.count >= longest { break }
    }
    while word.last == "-" { word.removeLast() }
    return word.isEmpty ? nil : word
  }

  /// Ids are read in diffs: longer ones say no more.
  private static let longest = 40
}
