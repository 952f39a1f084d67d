extension Layout {
  /// The cards of the run in which an action stands, from top to bottom.
  public func run(of action: Int) -> [Int] {
    let run = lanes.runs[Int(lanes.runOf[action])]
    return (0..<Int(run.cardCount)).map { Int(lanes.cards[Int(run.firstCard) + $0]) }
  }
}
