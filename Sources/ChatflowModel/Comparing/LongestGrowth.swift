/// The longest part of a list of numbers that grows from left to right: what stands in the order that it had, where all else
/// was moved.
package enum LongestGrowth {
  /// The indices of it, in order; the same for the same numbers. Costs a search for each number.
  package static func indices(of numbers: [Int]) -> [Int] {
    // For each length the index at whose end the least is asked of what follows.
    var ends: [Int] = []
    var previous: [Int?] = []
    for (index, number) in numbers.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if numbers[ends[middle]] < number { low = middle + 1 } else { high = middle }
      }
      previous.append(low > 0 ? ends[low - 1] : nil)
      if low < ends.count { ends[low] = index } else { ends.append(index) }
    }
    var indices: [Int] = []
    var last = ends.last
    while let index = last {
      indices.append(index)
      last = previous[index]
    }
    return indices.reversed()
  }
}
