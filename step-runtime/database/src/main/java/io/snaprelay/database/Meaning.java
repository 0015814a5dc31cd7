package io.snaprelay.database;

import java.util.Set;

/**
 * What an error says about the server and its data: PostgreSQL's by SQLSTATE (PostgreSQL manual,
 * "PostgreSQL Error Codes"), those of MariaDB and MySQL by number (MariaDB documentation, "MariaDB
 * Error Code Reference"; MySQL, "Server Error Message Reference").
 */
enum Meaning {
  /**
   * 1053, 1152, 1158 to 1161: shut down, or the network; 1927: the session was killed; 2002 to
   * 2013: what a client says of a server that is gone.
   */
  CONNECTION_LOST(
      Set.of("57P01", "57P02", "57P03"),
      Set.of(1053, 1152, 1158, 1159, 1160, 1161, 1927, 2002, 2003, 2006, 2013)),
  /** 1040: of the server, 1203 and 1226: of the user. */
  TOO_MANY_CONNECTIONS(Set.of("53300"), Set.of(1040, 1203, 1226)),
  /**
   * 1034, 1035, 1194, 1195: the file of a table is wrong, or marked as crashed; 1712: an index is;
   * 1812, 1932: the file is gone; 1877: a table is missing or corrupt; 1033: its definition is.
   */
  DAMAGE(Set.of("XX001", "XX002"), Set.of(1033, 1034, 1035, 1194, 1195, 1712, 1812, 1877, 1932)),
  /**
   * 1044, 1142, 1143, 1227, 1370: no permission; 1235, 1289, 1290: not built in or switched off;
   * 1286, 1305: no such engine, no such function.
   */
  UNAVAILABLE(
      Set.of("42501", "0A000", "58P01", "42883"),
      Set.of(1044, 1142, 1143, 1227, 1235, 1286, 1289, 1290, 1305, 1370));

  private final Set<String> states;
  private final Set<Integer> numbers;

  Meaning(Set<String> states, Set<Integer> numbers) {
    this.states = states;
    this.numbers = numbers;
  }

  boolean isOfState(String state) {
    return states.contains(state);
  }

  boolean isOfNumber(int number) {
    return numbers.contains(number);
  }
}
