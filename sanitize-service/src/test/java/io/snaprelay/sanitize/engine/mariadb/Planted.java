package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.sanitize.testing.MariaServer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Originals in every place of a MariaDB server in which they hide, and the rules for it. */
final class Planted {
  static final int PEOPLE = 1500;

  static final String RULES =
      """
      databases:
        shop:
          tables:
            customers:
              columns:
                id: keep
                mail: email
                name: { name: { part: full, number: true } }
                notes: null
                profile: { json: { others: drop, paths: { $.contact.mail: email } } }
                raw: null
            words: { columns: { id: keep, said: hash } }
            audit: truncate
            visits: { columns: { at: keep, who: email } }
            orders: { columns: { id: keep, mail: follow } }
            versions: { columns: { id: keep, mail: email } }
            isam: { columns: { id: keep, mail: email } }
            packed: { columns: { id: keep, mail: email } }
            kept: { keep: [id, n] }
        elsewhere:
          tables:
            people: { columns: { mail: email } }
        forgotten: drop
      """;

  private static final String MAIL = "CONCAT('mail', seq, '.orig-pii@corp-real.nl')";
  private static final String NAME = "CONCAT('Origname Orig-', seq, '-pii')";
  private static final String ROWS = " FROM seq_1_to_" + PEOPLE;

  private static final String[] SHOP = {
    "CREATE TABLE customers (id int AUTO_INCREMENT PRIMARY KEY, old varchar(80), mail varchar(80)"
        + " UNIQUE, name varchar(80), notes longtext, profile json, raw blob, shout varchar(80) AS"
        + " (upper(mail)) STORED, KEY by_name (name(40)), KEY by_shout (shout))",
    "INSERT INTO customers (old, mail, name, notes, profile, raw) SELECT CONCAT('was ', "
        + MAIL
        + "), "
        + MAIL
        + ", "
        + NAME
        + ", CONCAT(REPEAT('lorem ipsum ', seq % 2500), "
        + MAIL
        + "), JSON_OBJECT('contact', JSON_OBJECT('mail', "
        + MAIL
        + ")), "
        + NAME
        + ROWS,
    "UPDATE customers SET notes = CONCAT(notes, '!') WHERE id % 3 = 0",
    "UPDATE customers SET name = CONCAT(name, '!') WHERE id % 2 = 0",
    "UPDATE customers SET name = REPLACE(name, '!', '')",
    "ALTER TABLE customers DROP COLUMN old, ALGORITHM=INSTANT",
    "CREATE TABLE words (id int PRIMARY KEY, said text, FULLTEXT KEY (said))",
    "INSERT INTO words SELECT seq, CONCAT('write to ', " + MAIL + ")" + ROWS,
    "CREATE TABLE audit (at int, line text)",
    "CREATE TRIGGER watch AFTER UPDATE ON customers FOR EACH ROW"
        + " INSERT INTO audit VALUES (1, CONCAT(OLD.mail, ' ', NEW.mail))",
    "UPDATE customers SET raw = CONCAT(raw, '?')",
    "CREATE TABLE visits (at int, who varchar(80), KEY (who)) PARTITION BY RANGE (at)"
        + " (PARTITION early VALUES LESS THAN (700), PARTITION late VALUES LESS THAN MAXVALUE)",
    "INSERT INTO visits SELECT seq, " + MAIL + ROWS,
    "CREATE TABLE orders (id int PRIMARY KEY, mail varchar(80), CONSTRAINT whose FOREIGN KEY (mail)"
        + " REFERENCES customers (mail) ON UPDATE CASCADE)",
    "INSERT INTO orders SELECT seq, " + MAIL + ROWS,
    "CREATE TABLE versions (id int PRIMARY KEY, mail varchar(80)) WITH SYSTEM VERSIONING",
    "INSERT INTO versions SELECT seq, " + MAIL + ROWS,
    "UPDATE versions SET mail = CONCAT('later.', mail)",
    "DELETE FROM versions WHERE id % 5 = 0",
    "CREATE TABLE isam (id int PRIMARY KEY, mail varchar(80), KEY (mail)) ENGINE=MyISAM",
    "INSERT INTO isam SELECT seq, " + MAIL + ROWS,
    "DELETE FROM isam WHERE id % 7 = 0",
    "CREATE TABLE packed (id int PRIMARY KEY, mail varchar(80)) ROW_FORMAT=COMPRESSED",
    "INSERT INTO packed SELECT seq, " + MAIL + ROWS,
    "CREATE TABLE kept (id int PRIMARY KEY, n int, gone varchar(80))",
    "INSERT INTO kept SELECT seq, seq, " + MAIL + ROWS,
    "ALTER TABLE kept DROP COLUMN gone, ALGORITHM=INSTANT",
    "CREATE TABLE dropped AS SELECT " + MAIL + " AS mail" + ROWS,
    "DROP TABLE dropped",
    "CREATE TEMPORARY TABLE passing ENGINE=InnoDB AS SELECT " + MAIL + " AS mail" + ROWS,
    "CREATE VIEW mails AS SELECT mail FROM customers",
    "CREATE EVENT sweep ON SCHEDULE EVERY 1 YEAR STARTS '2037-01-01' DO DELETE FROM audit",
    "ANALYZE TABLE customers PERSISTENT FOR ALL",
    "ANALYZE TABLE visits PERSISTENT FOR ALL",
    "CREATE DATABASE elsewhere",
    "CREATE TABLE elsewhere.people AS SELECT " + MAIL + " AS mail" + ROWS,
    "CREATE DATABASE forgotten",
    "CREATE TABLE forgotten.people AS SELECT " + MAIL + " AS mail" + ROWS,
    "CREATE USER guest@'%' IDENTIFIED BY 'guess it'",
  };

  private Planted() {}

  /** In a server that has a binary log, as production has. */
  static void in(MariaServer server) throws Exception {
    server.tellAsSuperuser(
        "SET GLOBAL log_bin_trust_function_creators = ON",
        "SET GLOBAL log_output = 'TABLE'",
        "SET GLOBAL general_log = ON",
        "SET GLOBAL slow_query_log = ON");
    server.tell(SHOP);
    server.tell("SELECT 'mail7.orig-pii@corp-real.nl'");
    server.tellAsSuperuser(
        "SET GLOBAL general_log = OFF",
        "SET GLOBAL slow_query_log = OFF",
        "SET GLOBAL log_output = 'FILE'");
  }

  static List<String> originals() {
    return IntStream.rangeClosed(1, PEOPLE)
        .boxed()
        .flatMap(g -> Stream.of("mail" + g + ".orig-pii@corp-real.nl", "Orig-" + g + "-pii"))
        .toList();
  }
}
