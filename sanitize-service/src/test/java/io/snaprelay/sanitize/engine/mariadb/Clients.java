package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.sanitize.testing.MariaServer;
import java.util.List;

/** A shop with clients and bills, and everything that stands around tables. */
final class Clients {
  static final String RULES =
      """
      databases:
        shop:
          tables:
            clients: { keep: [id, note], columns: { mail: email } }
            bills: { keep: [id, cents], columns: { mail: follow } }
            log: truncate
      """;

  private static final String[] SHOP = {
    "CREATE TABLE clients (id int AUTO_INCREMENT PRIMARY KEY, mail varchar(60) NOT NULL UNIQUE,"
        + " note text, shout varchar(60) AS (upper(mail)) STORED COMMENT 'it''s\\nloud',"
        + " KEY by_note (note(9) DESC), FULLTEXT KEY words (note)) AUTO_INCREMENT=777",
    "CREATE TABLE bills (id int PRIMARY KEY, cents int, mail varchar(60), CONSTRAINT whose FOREIGN"
        + " KEY (mail) REFERENCES clients (mail) ON DELETE CASCADE, CHECK (cents > 0))",
    "CREATE TABLE log (line text)",
    "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO'",
    "INSERT INTO clients (id, mail, note) SELECT seq - 1, CONCAT('c', seq, '@corp-real.nl'), 'plain'"
        + " FROM seq_1_to_200",
    "INSERT INTO bills SELECT id + 1, 5, mail FROM clients",
    "CREATE TRIGGER watch AFTER UPDATE ON clients FOR EACH ROW INSERT INTO log VALUES (OLD.mail)",
    "CREATE VIEW mails AS SELECT mail FROM clients",
    "CREATE EVENT yearly ON SCHEDULE EVERY 1 YEAR STARTS '2037-01-01' DO DELETE FROM log",
  };

  private Clients() {}

  static MariaServer open() throws Exception {
    MariaServer shop = MariaServer.open();
    shop.tell(SHOP);
    return shop;
  }

  /** What is not to change. */
  static List<String> definitions(MariaServer shop) throws Exception {
    return List.of(
        show(shop, "TABLE clients", 2),
        show(shop, "TABLE bills", 2),
        show(shop, "TABLE log", 2),
        show(shop, "TRIGGER watch", 3),
        show(shop, "VIEW mails", 2),
        shop.ask("SELECT status FROM information_schema.events"));
  }

  private static String show(MariaServer shop, String what, int column) throws Exception {
    return shop.ask("SHOW CREATE " + what, column);
  }
}
