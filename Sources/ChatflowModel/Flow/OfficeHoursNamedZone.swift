// The only file of the module that reads the time zone data base. Foundation carries it, so that the program also knows
// time zones where the machine has none installed. Looking one up for the first time takes some milliseconds; do it
// when the answer is needed and not when a file is opened.
//
// A program with Foundation linked in gets the data base only if something refers to it by more than
// `TimeZone(identifier:)`, which else knows no zone at all; `names` does.
import Foundation

/// A time zone of the IANA data base.
public struct NamedTimeZone: TimeZoneRules {
  /// Its name, such as `Europe/Stockholm`.
  public let name: String
  private let zone: TimeZone

  /// The zone with a name; nil if there is none.
  public init?(_ name: String) {
    // Foundation also takes "GMT+5" and abbreviations, which are no places and say nothing about summer time.
    guard name == "UTC" || name.contains("/"), let zone = TimeZone(identifier: name) else { return nil }
    self.name = name
    self.zone = zone
  }

  /// The seconds ahead of UTC by the data base.
  public func offset(at instant: UnixSeconds) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant)))
  }

  /// The names of all zones, for choosing and for suggestions.
  public static var names: [String] { TimeZone.knownTimeZoneIdentifiers }
}
