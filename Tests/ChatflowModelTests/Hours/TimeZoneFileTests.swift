import Glibc
import Randomness
import Testing

@testable import ChatflowFiles
@testable import ChatflowModel

/// The rules for the years behind the tables of the data base, and files that are none.
@Suite struct TimeZoneFileTests {
  /// When the clock changes in 2061 and 2096, with the seconds ahead of UTC before and after; written by Python's zoneinfo,
  /// as those of zones.txt.
  @Test(arguments: [
    (
      "CET-1CEST,M3.5.0,M10.5.0/3",
      [
        [2_879_110_800, 3600, 7200], [2_897_859_600, 7200, 3600], [3_983_475_600, 3600, 7200],
        [4_002_224_400, 7200, 3600],
      ]
    ),
    (
      "EST5EDT,M3.2.0,M11.1.0",
      [
        [2_877_922_800, -18000, -14400], [2_898_482_400, -14400, -18000], [3_982_287_600, -18000, -14400],
        [4_002_847_200, -14400, -18000],
      ]
    ),
    (
      "AEST-10AEDT,M10.1.0,M4.1.0/3",
      [
        [2_879_683_200, 39600, 36000], [2_895_408_000, 36000, 39600], [3_984_048_000, 39600, 36000],
        [4_000_377_600, 36000, 39600],
      ]
    ),
    (
      "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
      [
        [2_879_110_800, -7200, -3600], [2_897_859_600, -3600, -7200], [3_983_475_600, -7200, -3600],
        [4_002_224_400, -3600, -7200],
      ]
    ),
    (
      "IST-2IDT,M3.4.4/26,M10.5.0",
      [
        [2_878_934_400, 7200, 10800], [2_897_852_400, 10800, 7200], [3_983_299_200, 7200, 10800],
        [4_002_217_200, 10800, 7200],
      ]
    ),
    (
      "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
      [
        [2_879_679_600, 39600, 37800], [2_895_406_200, 37800, 39600], [3_984_044_400, 39600, 37800],
        [4_000_375_800, 37800, 39600],
      ]
    ),
    (
      "IST-1GMT0,M10.5.0,M3.5.0/1",
      [[2_879_110_800, 0, 3600], [2_897_859_600, 3600, 0], [3_983_475_600, 0, 3600], [4_002_224_400, 3600, 0]]
    ),
    ("IST-5:30", [[2_879_110_800, 19800, 19800]]),
  ])
  func rulesHoldForEveryLaterYear(text: String, changes: [[Int]]) throws {
    let rule = try #require(TimeZoneRule(text.utf8))
    for change in changes {
      #expect(rule.offset(at: Int64(change[0]) - 1) == change[1])
      #expect(rule.offset(at: Int64(change[0])) == change[2])
    }
  }

  /// 29 February is no day that `J` counts, and day 59 of those that are counted from 0.
  @Test func daysOfTheYearAreCountedWithAndWithoutTheLeapDay() throws {
    let without = try #require(TimeZoneRule("A0B,J60,J300".utf8))
    let with = try #require(TimeZoneRule("A0B,59,299".utf8))
    let leap = try #require(CalendarDay(year: 2096, month: 2, day: 29))
    func start(_ day: CalendarDay) -> Int64 { Int64(day.number) * 86_400 + 7200 }
    #expect(without.offset(at: start(leap)) == 0)
    #expect(without.offset(at: start(leap.advanced(by: 1)) - 1) == 0)
    #expect(without.offset(at: start(leap.advanced(by: 1))) == 3600)
    #expect(with.offset(at: start(leap) - 1) == 0)
    #expect(with.offset(at: start(leap)) == 3600)
  }

  @Test(arguments: [
    "", "CET", "-1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0x",
  ])
  func whatIsNoRuleIsNone(text: String) { #expect(TimeZoneRule(text.utf8) == nil) }

  /// A file that was cut off or changed is none, or gives some time; it never ends the program.
  @Test(arguments: 0..<40 as Range<UInt64>) func damagedFilesAreNoTrap(seed: UInt64) throws {
    let whole = try PosixFileSystem().read("/usr/share/zoneinfo/Europe/Stockholm", limit: 1 << 20)
    #expect(TimeZoneFile(whole)?.offset(at: 1_770_033_600) == 3600)
    var random = SeededRandom(seed: seed)
    for _ in 0..<50 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0...bytes.count, using: &random)) }
      let zone = TimeZoneFile(bytes)
      for instant in [Int64.min / 4, 0, 1_770_033_600, Int64.max / 4] { _ = zone?.offset(at: instant) }
    }
  }
}
