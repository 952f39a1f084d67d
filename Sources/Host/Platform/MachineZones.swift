import ChatflowModel
import Synchronization

/// The time zones of the machine, each read once.
package enum MachineZones {
  private static let read = Mutex<[String: (any TimeZoneRules)?]>([:])

  /// The rules of a zone by its name; nil where the machine has none of that name.
  package static func rules(_ name: String) -> (any TimeZoneRules)? {
    read.withLock { read in
      if let known = read[name] { return known }
      let rules: (any TimeZoneRules)? = NamedTimeZone(name)
      read[name] = .some(rules)
      return rules
    }
  }
}
