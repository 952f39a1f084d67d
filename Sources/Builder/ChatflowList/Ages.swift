import ChatflowModel
import Words

extension Words {
  /// How long ago something was.
  func age(of changed: Int64, at now: Int64) -> String {
    let minutes = max(0, now - changed) / 60
    switch minutes {
    case ..<1: return self["list.changed.now"]
    case ..<60: return self("list.changed.minutes", ["count": "\(minutes)"])
    case ..<1440: return self("list.changed.hours", ["count": "\(minutes / 60)"])
    case ..<2880: return self["list.changed.day"]
    default:
      let days = minutes / 1440
      return days < Self.daysCounted
        ? self("list.changed.days", ["count": "\(days)"]) : CalendarDay(at: changed).text
    }
  }

  /// A change longer ago is told by its day.
  private static let daysCounted: Int64 = 30
}
