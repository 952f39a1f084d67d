import ChatflowModel
import OrderedCollections
import Words

/// The values that a text can name, and what names the answer to an action.
extension BuilderState {
  /// What a text can hold in place of a value: the properties of the workspace, what else every account has, and answers.
  func tokenItems() -> [Chooser.Item] {
    let properties = workspace.properties.map { property in
      Chooser.Item(
        id: property.reference, title: property.title(words), detail: words["token.\(property.object)"],
        synonyms: property.reference)
    }
    let known = Set(properties.map(\.id))
    let others = Token.known.flatMap(\.tokens).map(FormWords(self).tokenItem).filter { !known.contains($0.id) }
    return properties + others + answerItems()
  }

  /// The answers that can be known where the focus of the form is.
  func answerItems() -> [Chooser.Item] {
    let asking = flow.actions.values.filter { $0.definition?.behaviour == .asks }
    return asking.filter(mayBeKnown).map {
      Chooser.Item(id: "answer.\($0.id)", title: $0.name, detail: words["token.answer"], synonyms: $0.id.text)
    }
  }

  private var mayBeKnown: (Action) -> Bool {
    switch form?.subject {
    // What is shared belongs to no chatflow.
    case .workspace, nil: return { _ in false }
    case .chatflow: return { _ in true }
    case .action(let id):
      let before = actions(before: id)
      return { before.contains($0.id) }
    }
  }

  /// The actions that a conversation may have come through when it is at one, that one included.
  func actions(before id: ActionID) -> Set<ActionID> {
    var found: Set<ActionID> = [id]
    var waiting = [id]
    while let next = waiting.popLast() {
      for source in checked.links.sources(of: next) where found.insert(source).inserted { waiting.append(source) }
    }
    return found
  }

  /// What names the answers to actions, besides themselves: an action or the settings, and the text or condition in it.
  func uses(ofAnswersTo ids: [ActionID]) -> [String] {
    var seen: Set<String> = []
    let mentions = ids.flatMap { checked.links.mentions(of: $0) }.filter { mention in
      mention.place.action.map { !ids.contains($0) } ?? true
    }
    return mentions.map { mention in
      let facts = ["place": mention.place.subject.name(in: flow, words), "part": words[mention.label]]
      return words("question.uses-answer", facts)
    }.filter { seen.insert($0).inserted }.sorted()
  }
}
