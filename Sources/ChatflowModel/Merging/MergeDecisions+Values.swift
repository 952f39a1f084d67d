extension MergeDecisions {
  /// What fields hold, each by itself.
  mutating func values(_ versions: Versions<FieldValues>, _ fields: [Field]) -> FieldValues {
    if let settled = versions.settled { return settled.value }
    var merged = versions.ours
    let known = fields.map(\.id)
    let all = Set(versions.base.ids).union(versions.ours.ids).union(versions.theirs.ids)
    for id in known.filter(all.contains) + all.subtracting(known).sorted() {
      merged[id] = at(id.text) { $0.value(versions.map { $0[id] }, fields[id]) }
    }
    merged.kept = kept(versions.map(\.kept))
    return merged
  }

  /// Keys that this version does not know.
  mutating func kept(_ versions: Versions<[KeptEntry]>) -> [KeptEntry] {
    list(versions, id: \.key) { $0.decide($1) }
  }

  private mutating func value(_ versions: Versions<FieldValue?>, _ field: Field?) -> FieldValue? {
    if let settled = versions.settled { return settled.value }
    // To write what a field holds by itself says the same as to leave it out.
    let versions = versions.map { $0.flatMap { field?.leavesOut($0) == true ? nil : $0 } }
    if let settled = versions.settled { return settled.value }
    if let groups = field?.groups(versions) {
      let merged = values(groups, field?.innerFields ?? [])
      return merged.isEmpty ? nil : .record(merged)
    }
    let base = versions.base ?? field?.defaultValue
    switch (versions.ours, versions.theirs) {
    case (.record(let ours)?, .record(let theirs)?):
      let base = base?.record ?? FieldValues()
      return .record(values(Versions(base: base, ours: ours, theirs: theirs), field?.innerFields ?? []))
    case (.records(let ours)?, .records(let theirs)?):
      let versions = Versions(base: base?.records ?? [], ours: ours, theirs: theirs)
      return .records(list(versions, id: { $0.whatIsMeant(field) }) { $0.values($1, field?.innerFields ?? []) })
    case (.messages(let ours)?, .messages(let theirs)?):
      let versions = Versions(base: base?.messages ?? [], ours: ours, theirs: theirs)
      return .messages(list(versions, id: { $0.text.text(tools: [.formatting, .tokens]) }) { $0.message($1) })
    case (.message(let ours)?, .message(let theirs)?):
      return .message(message(Versions(base: base?.message ?? Message(), ours: ours, theirs: theirs)))
    case (.list(let ours)?, .list(let theirs)?):
      let versions = Versions(base: base?.entries ?? [], ours: ours, theirs: theirs)
      return .list(list(versions, id: \.text) { $0.decide($1) })
    default: return decide(versions)
    }
  }

  private mutating func message(_ versions: Versions<Message>) -> Message {
    if let settled = versions.settled { return settled.value }
    var merged = versions.ours
    merged.text = at("text") { $0.decide(versions.map(\.text), both: { RichText(blocks: $0.blocks + $1.blocks) }) }
    merged.attachments = at("attachments") {
      $0.list(versions.map(\.attachments), id: \.location) { $0.decide($1) }
    }
    merged.kept = kept(versions.map(\.kept))
    return merged
  }
}

extension Field {
  /// What a group holds, which is the same left out as without anything in it; nil of what is no such group.
  fileprivate func groups(_ versions: Versions<FieldValue?>) -> Versions<FieldValues>? {
    guard case .record(_, inherits: false) = editor.shape else { return nil }
    let sides = [versions.base, versions.ours, versions.theirs]
    guard sides.allSatisfy({ $0 == nil || $0?.record != nil }) else { return nil }
    return versions.map { $0?.record ?? FieldValues() }
  }

  /// The fields inside it, or inside its entries.
  fileprivate var innerFields: [Field] {
    switch editor.shape {
    case .record(let fields, _): fields
    case .records(let shape): shape.all
    case .text, .flag, .number, .duration, .message, .propertyValue, .messages, .list, .edge, .replies: []
    }
  }
}

extension FieldValues {
  /// What an entry of a list is known by: its id, or its title.
  fileprivate func whatIsMeant(_ field: Field?) -> String {
    guard case .records(let shape)? = field?.editor.shape else { return "" }
    return self[shape.key ?? shape.title]?.text ?? ""
  }
}
