import ChatflowModel
import Widgets
import Words

extension Action {
  /// The first of its texts that holds what is looked for; nil if none does.
  func text(holding needle: Needle, _ words: Words, in workspace: Workspace) -> String? {
    if needle.isEmpty { return nil }
    var found: String?
    eachText(words, in: workspace) { text in
      guard needle.place(in: text) != nil else { return true }
      found = text
      return false
    }
    return found
  }

  /// Goes through its texts, as they are looked through for one, until the visitor has seen enough.
  func eachText(_ words: Words, in workspace: Workspace, _ visit: (String) -> Bool) {
    withoutActuallyEscaping(visit) { visit in
      var texts = SearchedTexts(visit: visit)
      texts.look(in: name)
      texts.look(in: id.text)
      texts.look(in: values, fields: fields, words)
      for reply in replies {
        texts.look(in: reply.label)
        reply.value.map { texts.look(in: $0) }
      }
      for branch in branches {
        branch.label.map { texts.look(in: $0) }
        for condition in branch.groups.joined() { texts.look(in: condition.sentence) }
      }
      // What else the canvas shows as labels: special edges, the catch-all.
      if texts.goesOn, drawnPorts.count > 1 {
        for port in ports(words, in: workspace) { texts.look(in: port.label) }
      }
    }
  }
}

extension Chatflow {
  /// Goes through the texts of its settings, in the same way.
  func eachText(ofSettings words: Words, _ visit: (String) -> Bool) {
    withoutActuallyEscaping(visit) { visit in
      var texts = SearchedTexts(visit: visit)
      texts.look(in: values, fields: ChatflowSettings.fields, words)
    }
  }
}

/// Goes through texts until a visitor has seen enough.
private struct SearchedTexts {
  let visit: (String) -> Bool
  private(set) var goesOn = true

  init(visit: @escaping (String) -> Bool) { self.visit = visit }

  mutating func look(in text: String) {
    if goesOn { goesOn = visit(text) }
  }

  /// The words of choices stand in the file only; nobody reads them, so they are not looked through.
  mutating func look(in values: FieldValues, fields: [Field], _ words: Words) {
    for id in values.ids.sorted() {
      let field = fields[id]
      if case .text(.word)? = field?.editor.shape { continue }
      switch values[id] {
      case .text(let text)?: look(in: text)
      case .message(let message)?: look(in: message, words)
      case .messages(let messages)?: for message in messages { look(in: message, words) }
      case .list(let list)?: for entry in list { look(in: entry.text) }
      case .record(let record)?: look(in: record, fields: field?.inner ?? [], words)
      case .records(let records)?: for record in records { look(in: record, fields: field?.inner ?? [], words) }
      case .flag?, .number?, nil: break
      }
    }
  }

  private mutating func look(in message: Message, _ words: Words) {
    if goesOn { look(in: message.text.plain(words)) }
    for attachment in message.attachments { look(in: attachment.location) }
  }
}
