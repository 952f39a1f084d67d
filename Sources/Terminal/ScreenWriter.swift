import CNcurses
import Glibc
import Screen

/// Brings frames to ncurses and takes back the bytes that turn the last one into the new one.
///
/// ncurses could find all differences itself, but pushing every cell through it costs twenty times as much as comparing
/// rows here; it gets the changed part of each changed row, and still finds scrolling and the cheapest cursor movement.
struct ScreenWriter {
  /// The frame that ncurses has; nil if it has none of this size.
  private var presented: Frame?
  private var styles: StyleTable
  private var filter: OutputFilter
  private var buffer: [cn_cell] = []
  /// Whether the terminal's content is unknown, so that everything must be sent.
  private var isForgotten = false

  init(styles: StyleTable, filter: OutputFilter) {
    self.styles = styles
    self.filter = filter
  }

  /// Other styles: all cells look different now.
  mutating func setStyles(_ styles: StyleTable) {
    self.styles = styles
    presented = nil
  }

  /// The screen has another size, and nothing on it.
  mutating func resize(to size: Size) {
    cn_resize(Int32(size.height), Int32(size.width))
    presented = nil
  }

  /// Nobody knows what the terminal shows.
  mutating func forget() {
    cn_forget()
    filter.forget()
    isForgotten = true
  }

  /// The bytes that make the terminal show a frame of the screen's size; none if it does already.
  mutating func bytes(for frame: Frame) -> [UInt8] {
    let isChanged = push(frame)
    guard isForgotten || isChanged || presented?.cursor != frame.cursor else { return [] }
    presented = frame
    isForgotten = false
    let cursor = frame.cursor.flatMap { frame.bounds.contains($0.point) ? $0 : nil }
    cn_cursor(Int32(cursor?.point.y ?? 0), Int32(cursor?.point.x ?? 0), cursor != nil)
    return taken(cn_render())
  }

  /// The bytes that leave the screen to others.
  mutating func leave() -> [UInt8] {
    var result = taken(cn_leave())
    filter.finish(into: &result)
    filter.forget()
    return result
  }

  /// Asks the terminal with the next frame, which clears the screen, whether it can repeat a glyph.
  mutating func askForRepetition() { filter.asksForRepetition = true }

  /// Whether the terminal is sent repetitions.
  var repeats: Bool {
    get { filter.repeats }
    set { filter.repeats = newValue }
  }

  private mutating func taken(_ count: Int) -> [UInt8] {
    guard count > 0 else { return [] }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      filled = cn_take(target.baseAddress, count)
    }
    var result: [UInt8] = []
    result.reserveCapacity(count + count / 4)
    filter.rewrite(bytes, exact: styles.exact, into: &result)
    return result
  }

  /// Gives ncurses what differs from the last frame, and says if anything does.
  private mutating func push(_ frame: Frame) -> Bool {
    let width = frame.size.width
    var isChanged = presented == nil
    for y in 0..<frame.size.height {
      let row = y * width
      guard var span = changed(frame, row: row, width: width) else { continue }
      isChanged = true
      // Halves of wide characters go together.
      if frame.cells[row + span.lowerBound].width == 0, span.lowerBound > 0 {
        span = span.lowerBound - 1..<span.upperBound
      }
      if span.upperBound < width, frame.cells[row + span.upperBound].width == 0 {
        span = span.lowerBound..<span.upperBound + 1
      }
      put(frame, y: y, span: span)
    }
    return isChanged
  }

  /// The columns from the first to the last difference in a row.
  private func changed(_ frame: Frame, row: Int, width: Int) -> Range<Int>? {
    guard let presented else { return 0..<width }
    return frame.cells.withUnsafeBufferPointer { new in
      presented.cells.withUnsafeBufferPointer { old -> Range<Int>? in
        guard let newBase = new.baseAddress, let oldBase = old.baseAddress else { return nil }
        // Equal bytes are equal cells; the other way round it does not matter.
        if memcmp(newBase + row, oldBase + row, width * MemoryLayout<Cell>.stride) == 0 { return nil }
        var first = 0
        while first < width, new[row + first] == old[row + first] { first += 1 }
        guard first < width else { return nil }
        var end = width
        while new[row + end - 1] == old[row + end - 1] { end -= 1 }
        return first..<end
      }
    }
  }

  private mutating func put(_ frame: Frame, y: Int, span: Range<Int>) {
    buffer.removeAll(keepingCapacity: true)
    let row = y * frame.size.width
    frame.cells.withUnsafeBufferPointer { cells in
      for column in span {
        let cell = cells[row + column]
        let entry = styles.entry(for: cell.style)
        buffer.append(
          cn_cell(
            scalar: cell.scalar, combining: cell.combining, pair: entry.pair, attributes: entry.attributes,
            width: UInt16(cell.width)))
      }
    }
    cn_put(Int32(y), Int32(span.lowerBound), buffer, Int32(buffer.count))
  }
}
