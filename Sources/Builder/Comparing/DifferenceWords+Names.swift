import ChatflowModel
import Words

/// What a place is called: by the labels that the form shows on the way to it.
extension DifferenceWords {
  func name(of change: ValueChange, of action: ActionDifference?) -> String {
    let side = change.after == nil ? before : after
    let kind = (change.after == nil ? action?.before : action?.after)?.kind ?? ""
    let parts = change.path.indices.compactMap { index in
      part(change.path, index, kind, side, isMove: change.isMove)
    }
    return parts.joined(separator: " \(words["difference.inside"]) ")
  }

  /// The part of a way that a form has a label for; nil of an entry that is known by what it says.
  private func part(_ path: [ValueChange.Step], _ index: Int, _ kind: KindID, _ side: FormWords, isMove: Bool)
    -> String?
  {
    switch path[index] {
    case .field(let field, let owner): words["field.\(owner).\(field.id).label"]
    case .part(.name): words[kind.text.isEmpty ? "field.chatflow.name.label" : "field.name.label"]
    case .part(let part): words[Self.labels[part] ?? part.rawValue]
    case .edge(let edge): words.edge(edge, of: kind)
    case .unknown(let key): key
    case .entry(let entry): name(of: entry, in: path[..<index].last, side, isWanted: isMove)
    }
  }

  private static let labels: [ValueChange.Part: String] = [
    .version: "difference.version", .kind: "panel.kind", .start: "canvas.start", .defect: "difference.defect",
    .replies: "panel.replies", .branches: "tab.branches", .conditions: "difference.conditions",
    .attachments: "difference.attachments", .label: "difference.label", .value: "difference.value",
    .next: "panel.then",
  ]

  private func name(
    of entry: ValueChange.Entry, in list: ValueChange.Step?, _ side: FormWords, isWanted: Bool
  ) -> String? {
    let number = ["number": "\(entry.number)"]
    switch list {
    case .field(let field, let owner)?:
      if let record = entry.record {
        let title = side.title(of: .entry(field.id, entry.number - 1), field, owner: owner, record)
        return words("difference.quoted", ["name": title])
      }
      if case .messages = field.editor.shape {
        // The first bubble is the message itself.
        return words("panel.bubble", ["number": "\(entry.number + 1)"])
      }
      return isWanted ? entry.name.map { side.said($0, of: field, owner: owner) } : nil
    case .part(.branches)? where entry.name?.isEmpty ?? true: return words("panel.branch", number)
    case .part(.replies)?, .part(.branches)?: return words("difference.quoted", ["name": entry.name ?? ""])
    // Conditions and what is attached say themselves what they are; groups have but a number.
    case .part?, .edge?, .unknown?, .entry?, nil: return isWanted ? entry.name ?? "\(entry.number)" : nil
    }
  }
}
