package io.snaprelay.database;

/**
 * How to log in. Its text form does not tell the password.
 *
 * @param user the database user
 * @param password the password
 */
public record Login(String user, String password) {
  @Override
  public String toString() {
    return "Login[" + user + "]";
  }
}
