import ChatflowModel
import Screen

/// The hours of a day as a bar: two hours a cell, so that a week of them reads like a grid.
struct DayBar: Hashable, Sendable {
  /// For each half of a cell, whether the chat is open for most of that hour.
  private let isOpen: [Bool]

  /// The bar of hours that are written somehow, with what lasts into them from the day before; what cannot be read counts
  /// as closed.
  init(_ text: String, after dayBefore: String = "") {
    let intervals = HoursText(text).intervals
    let night = HoursText(dayBefore).intervals.map { $0.end - OfficeHours.Interval.day }.max() ?? 0
    isOpen = (0..<24).map { hour in
      let middle = hour * 60 + 30
      return middle < night || intervals.contains { $0.start <= middle && middle < $0.end }
    }
  }

  /// The hours of a day that is open throughout.
  static let wholeDay = "00:00-24:00"
  private static let cells = 12
  /// The fewest columns that the text beside it needs.
  private static let textColumns = 24

  /// The columns that it takes of a row, a space before it included; none where the text needs them.
  func columns(in width: Int) -> Int {
    width >= Control.TextBox.labelColumns + Self.textColumns + Self.cells + 1 ? Self.cells + 1 : 0
  }

  /// The bar.
  func text(width: Int, _ tier: GlyphTier) -> String {
    guard width == Self.cells else { return "" }
    let marks = tier == .ascii ? ["-", ":", ":", "#"] : ["·", "▐", "▌", "█"]
    return (0..<Self.cells).map { cell in
      marks[(isOpen[cell * 2] ? 2 : 0) + (isOpen[cell * 2 + 1] ? 1 : 0)]
    }.joined()
  }

  /// The hours above the bars of a week: where the day begins, its noon, and its end.
  static func scale(width: Int) -> String? {
    guard DayBar("").columns(in: width) > 0 else { return nil }
    return "0  6  12 18 "
  }
}

extension Control.TextBox {
  /// The columns of a label on the row of its text.
  static let labelColumns = 5
}
