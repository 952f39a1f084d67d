# Turns the lines of ptylat into the two tables of Tests/Bench/run, with chatflow's limits and its ratio to vim.

function limit(name, median, p99, bytes, peer) {
  median_limit[name] = median; p99_limit[name] = p99; bytes_limit[name] = bytes; peer_of[name] = peer
}

BEGIN {
  limit("chatflow move", 0.5, 1.5, 400, "vim move")
  limit("chatflow walk", 2, 4, 5000, "vim page")  # now and then the canvas scrolls
  limit("chatflow type", 0.7, 0, 0, "vim type")
  limit("chatflow message", 0.7, 0, 0, "vim type")
  limit("chatflow problem", 0.7, 0, 0, "vim type")
  limit("chatflow preview", 0.7, 0, 0, "vim type")
  limit("10,000 preview", 5, 0, 0, "")
  limit("10,000 map", 0.5, 1.5, 400, "vim move")
  limit("10,000 move", 0.5, 1.5, 400, "vim move")
  limit("10,000 type", 0.7, 0, 0, "vim type")
  limit("10,000 message", 0.7, 0, 0, "vim type")
  limit("10,000 page", 2, 4, 5000, "vim page")
  limit("10,000 undo", 16, 0, 5000, "vim page")  # within one layout
  limit("10,000 save", 100, 0, 0, "")
  limit("1,000 list", 0.5, 1.5, 0, "vim move")
  limit("1,000 filter", 16, 0, 5000, "vim page")
  limit("chatflow panel", 2, 4, 5000, "vim page")
  limit("chatflow picker", 2, 4, 5000, "vim page")
  limit("chatflow page", 2, 4, 5000, "vim page")
  start_limit = 15; start_ratio_limit = 2; memory_limit = 25
  big_start_limit = 500; big_memory_limit = 150; list_start_limit = 1000
}

{
  names[++count] = $1
  first[$1] = $2; full[$1] = $3; full_min[$1] = $4; full_max[$1] = $5
  painted[$1] = $8; deaf[$1] = $9; median[$1] = $12; p99[$1] = $13; cpu[$1] = $15; bytes[$1] = $16
  memory[$1] = $19 / 1024; idle_bytes[$1] = $21; idle_wakes[$1] = $22; note[$1] = $23
}

function over(what) { verdict = verdict (verdict == "" ? "over: " : ", ") what }

# The limit column and, in `verdict`, what is beyond it.
function limits(name,  text) {
  verdict = ""
  text = median_limit[name] " ms"
  if (p99_limit[name]) text = text ", p99 " p99_limit[name]
  if (bytes_limit[name]) text = text ", " bytes_limit[name] " B"
  if (median[name] > median_limit[name]) over("median")
  if (p99_limit[name] && p99[name] > p99_limit[name]) over("p99")
  if (bytes_limit[name] && bytes[name] > bytes_limit[name]) over("bytes")
  if (memory[name] > (name ~ /^10,000/ ? big_memory_limit : memory_limit)) over("memory")
  if (!painted[name]) over("painted nothing")
  else if (deaf[name]) over(deaf[name] " keys unanswered")
  if (note[name] != "-") over(note[name])
  return text
}

function ratio(mine, theirs) { return mine > 0 && theirs > 0 ? sprintf("%.1f", mine / theirs) : "" }

# A run that painted nothing has no figures.
function figure(value) { return value < 0 ? "-" : value }

END {
  row = "%-16s %7s %7s %12s %8s %8s %7s %8s %6s  %6s  %-22s %s\n"
  printf row, "", "first", "full", "full", "key ms", "key ms", "bytes", "CPU us", "RSS", "times", "", ""
  printf row, "120x40", "paint", "screen", "min-max", "median", "p99", "a key", "a key", "MB", "vim", "limit", ""
  for (i = 1; i <= count; i++) {
    n = names[i]; several = full_min[n] != full_max[n]; text = ""; verdict = ""; times = ""
    if (n in median_limit) {
      text = limits(n)
      if (verdict == "") verdict = "ok"
      times = ratio(median[n], median[peer_of[n]])
    }
    printf row, n, several ? first[n] : "", several ? full[n] : "", several ? full_min[n] "-" full_max[n] : "",
      figure(median[n]), figure(p99[n]), figure(bytes[n]), cpu[n], sprintf("%.1f", memory[n]), times, text, verdict
  }
  if ("chatflow move" in full) {
    verdict = ""
    if (full["chatflow move"] > start_limit) over("time")
    if (full["vim move"] > 0 && full["chatflow move"] > start_ratio_limit * full["vim move"]) over("beside vim")
    printf "\nStart to full screen: %s ms, %s times vim (limit %s ms and %s times vim): %s. Memory: limit %s MB.\n",
      full["chatflow move"], ratio(full["chatflow move"], full["vim move"]), start_limit, start_ratio_limit,
      verdict == "" ? "ok" : verdict, memory_limit
  }
  if ("1,000 list" in full) {
    verdict = ""
    if (full["1,000 list"] > list_start_limit) over("time")
    printf "List of 1,000 chatflows: %s ms (limit %s ms): %s.\n", full["1,000 list"], list_start_limit,
      verdict == "" ? "ok" : verdict
  }
  if ("10,000 move" in full) {
    verdict = ""
    if (full["10,000 move"] > big_start_limit) over("time")
    printf "Start with 10,000 actions: %s ms (limit %s ms): %s. Memory: limit %s MB.\n", full["10,000 move"],
      big_start_limit, verdict == "" ? "ok" : verdict, big_memory_limit
  }
  printf "\n%-15s %13s %8s\n", "3 s idle", "bytes written", "wake-ups"
  for (i = 1; i <= count; i++) {
    n = names[i]; split(n, word, " ")
    if (idle_bytes[n] < 0) continue
    printf "%-15s %13s %8s  %s\n", word[1], idle_bytes[n], idle_wakes[n],
      n ~ /^chatflow/ ? (idle_bytes[n] + idle_wakes[n] == 0 ? "limit 0: ok" : "over: limit 0") : ""
  }
}
