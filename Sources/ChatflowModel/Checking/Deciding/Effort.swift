/// How much is still looked at before finding something out is given up.
///
/// Steps are counted, and not time, so that the same is found on every machine. Whatever asks several questions about one
/// thing, such as a folder or a form, asks them with the same effort: then it is bounded however many there are. See
/// "Deciding" in docs/behaviour.md.
struct Effort {
  /// How many steps are left.
  private(set) var left: Int

  /// So many steps; one is what looking at a place of a form of texts takes, some ten nanoseconds.
  init(_ steps: Int) { left = steps }

  /// What is spent on a question that is asked by itself.
  static let ofOneQuestion = Effort(4_000_000)

  /// What a rule spends on the branches of an action, the first ones first.
  static let ofBranches = Effort(800_000)

  var isSpent: Bool { left == 0 }

  /// Takes some steps before they are done. False where no more than these are left: then nothing is, so that what costs
  /// little is not found behind what costs much and comes first.
  mutating func spend(_ steps: Int) -> Bool {
    left = steps > left ? 0 : left - steps
    return left > 0
  }
}
