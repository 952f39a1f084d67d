import Screen

/// Titles of rows, each shortened to its room. What begins alike and is too long is cut before the place where it differs, so
/// that no two rows look the same that are not.
struct DistinctTitles {
  /// The titles as they are shown, in order.
  let shown: [String]

  /// Some titles, each with the columns that it has.
  init(_ titles: [(text: String, width: Int)], ellipsis: String) {
    shown = titles.map { text, width in
      let clipped = TextWidth.clip(text, to: width, ellipsis: ellipsis)
      if clipped == text { return text }
      let common = titles.filter { $0.text != text }.map { zip($0.text, text).prefix { $0 == $1 }.count }.max() ?? 0
      // What is seen of it is seen of another, too.
      return common < clipped.count - ellipsis.count ? clipped : Self.cut(text, before: common, to: width, ellipsis)
    }
  }

  /// How much of the beginning is kept, of all that there is room for.
  private static let beginning = 3
  /// How many characters before the difference are shown, to see what it belongs to.
  private static let context = 8

  private static func cut(_ text: String, before difference: Int, to width: Int, _ ellipsis: String) -> String {
    let head = TextWidth.clip(text, to: width / beginning, ellipsis: ellipsis)
    let rest = text.dropFirst(max(0, difference - context))
    let room = width - TextWidth.of(head)
    // Where all of the end fits, more of what comes before it does as well.
    let tail = TextWidth.clipLeft(text, to: room, ellipsis: "")
    return head + (tail.count >= rest.count ? tail : TextWidth.clip(String(rest), to: room, ellipsis: ellipsis))
  }
}
