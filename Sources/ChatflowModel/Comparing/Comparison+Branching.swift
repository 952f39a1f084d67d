/// What decides where the conversation goes on.
extension Comparison {
  mutating func compare(_ before: [QuickReply], _ after: [QuickReply]) {
    compareList(
      before, after, [.part(.replies)], by: [{ AnyHashable($0) }, { AnyHashable($0.label) }],
      named: { .init(name: $0.label, number: $1) }
    ) {
      .reply($0)
    } inside: {
      $0.compare($1, $2, $3)
    }
  }

  private mutating func compare(_ before: QuickReply, _ after: QuickReply, _ path: Path) {
    note(path + [.part(.label)], .text(before.label), .text(after.label))
    note(path + [.part(.value)], before.value.map { .text($0) }, after.value.map { .text($0) })
    compare(before.kept, after.kept, path)
    compare(before.link, after.link, path + [.part(.next)])
  }

  mutating func compare(_ before: [Branch], _ after: [Branch]) {
    compareList(
      before, after, [.part(.branches)],
      by: [
        { AnyHashable($0) }, { $0.label.flatMap { $0.isEmpty ? nil : AnyHashable($0) } },
        { $0.groups == [[]] ? nil : AnyHashable($0.groups) },
      ],
      named: { .init(name: $0.label, number: $1) }
    ) {
      .branch($0)
    } inside: {
      $0.compare($1, $2, $3)
    }
  }

  private mutating func compare(_ before: Branch, _ after: Branch, _ path: Path) {
    note(path + [.part(.label)], before.label.map { .text($0) }, after.label.map { .text($0) })
    compare(before.groups, after.groups, path + [.part(.conditions)])
    compare(before.kept, after.kept, path)
    compare(before.link, after.link, path + [.part(.next)])
  }

  /// Groups of conditions: any of them holds, in which all hold.
  private mutating func compare(_ before: [[Condition]], _ after: [[Condition]], _ path: Path) {
    // A group without conditions says nothing.
    compareList(before.filter { !$0.isEmpty }, after.filter { !$0.isEmpty }, path, by: [{ AnyHashable($0) }]) {
      .group($0)
    } inside: { comparison, old, new, path in
      comparison.compareList(
        old, new, path, by: [{ AnyHashable($0) }], named: { .init(name: $0.sentence, number: $1) }
      ) {
        .group([$0])
      } inside: {
        $0.note($3, .group([$1]), .group([$2]))
      }
    }
  }

  /// What differs of a quick reply, seen from itself.
  consuming func parts(_ before: QuickReply, _ after: QuickReply) -> [ValueChange] {
    compare(before, after, [])
    return changes
  }

  /// What differs of a branch, seen from itself.
  consuming func parts(_ before: Branch, _ after: Branch) -> [ValueChange] {
    compare(before, after, [])
    return changes
  }
}
