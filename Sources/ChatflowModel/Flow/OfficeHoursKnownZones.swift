import Synchronization

extension NamedTimeZone {
  private static let read = Mutex<[String: NamedTimeZone?]>([:])

  /// The zone with a name, whose file is read once: for conversations, which ask for it at every step. Nil if the machine has
  /// none of that name.
  public static func known(_ name: String) -> NamedTimeZone? {
    read.withLock { read in
      if let known = read[name] { return known }
      let zone = NamedTimeZone(name)
      read[name] = .some(zone)
      return zone
    }
  }
}
