import Screen

extension Layout {
  /// The rows of the drawing in which the title of an action stands: those of its card, and those of the texts that name it
  /// as the target of a jump. Where only its title changed, nothing else has to be drawn anew.
  public func rows(tellingTitleOf action: Int) -> [Range<Int>] {
    // Rows of an Outline name the targets of jumps by number, and those of a Map say no titles.
    guard zoom == .cards else { return zoom == .map ? [] : card(of: action).map { [$0.y..<$0.maxY] } ?? [] }
    var rows: [Range<Int>] = []
    if let card = rect(of: .card(action)) { rows.append(card.y..<card.maxY) }
    for jump in jumps(to: action) {
      guard let place = rect(of: .header(jump)) ?? rect(of: .plus(.connection(jump))) else { continue }
      // The text stands beside the plus icon, or in columns below the header, where the lane begins.
      let last = lane(of: jump).map { Int(lanes.lanes[$0].y) } ?? place.y
      rows.append(place.y..<max(last, place.y) + 1)
    }
    return rows
  }
}
