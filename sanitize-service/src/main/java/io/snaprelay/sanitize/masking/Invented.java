package io.snaprelay.sanitize.masking;

import java.util.List;

/**
 * Names that nobody has: two syllables put together, the second with an x or a q where no language
 * that we know has one. A real name that is found in masked data is therefore a leak.
 */
enum Invented {
  FIRST(
      List.of(
          "Abr", "Bel", "Cor", "Dam", "Evr", "Fal", "Gor", "Hal", "Ivr", "Jor", "Kel", "Lum", "Mor",
          "Nev", "Orl", "Pel"),
      List.of("aqo", "exu", "ixar", "oxil", "uqen", "axim", "eqon", "yxa")),
  LAST(
      List.of(
          "Bram", "Cald", "Dorn", "Esk", "Fenn", "Grav", "Holm", "Ister", "Jask", "Kirn", "Lorn",
          "Mard", "Nask", "Oster", "Prin", "Quell"),
      List.of("oxby", "aqwood", "exley", "iqson", "uxham", "yxton", "oqvale", "exmoor"));

  private final List<String> names;

  Invented(List<String> beginnings, List<String> endings) {
    this.names =
        beginnings.stream().flatMap(first -> endings.stream().map(last -> first + last)).toList();
  }

  List<String> names() {
    return names;
  }

  int longest() {
    return names.stream().mapToInt(String::length).max().orElseThrow();
  }

  /** SQL that picks one. */
  String pick(Keyed keyed, Subject subject) {
    return subject.dialect().pick(names, keyed.number(subject, names.size()));
  }
}
