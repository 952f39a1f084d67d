/// The checksum of a record: CRC-32C (RFC 3720, appendix B.4), which tells every change of up to 32 bits in a row.
package enum Checksum {
  /// What a byte does to a checksum, then what it does with so many bytes behind it, 256 numbers each: a whole file is taken
  /// with every save, and four bytes at once are twice as fast as one by one.
  private static let tables: [UInt32] = {
    var tables: [UInt32] = (0..<256).map { index in
      (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0x82f6_3b78 : value >> 1 }
    }
    for index in 0..<(step - 1) * 256 { tables.append(tables[index] >> 8 ^ tables[Int(tables[index] & 0xff)]) }
    return tables
  }()

  private static let step = 4

  /// The checksum of some bytes.
  package static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    tables.withUnsafeBufferPointer { tables in
      bytes.withUnsafeBufferPointer { bytes in
        var sum = ~UInt32(0)
        var at = 0
        while at + step <= bytes.count {
          for place in 0..<step { sum ^= UInt32(bytes[at + place]) << UInt32(8 * place) }
          sum =
            tables[768 + Int(sum & 0xff)] ^ tables[512 + Int(sum >> 8 & 0xff)]
            ^ tables[256 + Int(sum >> 16 & 0xff)] ^ tables[Int(sum >> 24)]
          at += step
        }
        while at < bytes.count {
          sum = sum >> 8 ^ tables[Int((sum ^ UInt32(bytes[at])) & 0xff)]
          at += 1
        }
        return ~sum
      }
    }
  }
}
