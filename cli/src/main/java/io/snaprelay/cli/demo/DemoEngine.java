package io.snaprelay.cli.demo;

import java.nio.file.Path;
import java.util.Properties;

/** The database engine of a demo's production. */
public enum DemoEngine {
  POSTGRES("postgres", "PostgreSQL", "public.orders") {
    @Override
    String url(String host, int port, String database) {
      return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    @Override
    void trust(Path caBundle, Properties login) {
      login.setProperty("sslmode", "verify-full");
      login.setProperty("sslrootcert", caBundle.toString());
    }

    @Override
    String sizeQuery() {
      return "select (select count(*) from orders), pg_database_size(current_database())";
    }

    @Override
    String passport() {
      return "profile->>'passport'";
    }
  },
  MARIADB("mariadb", "MariaDB", "shop.orders") {
    @Override
    String url(String host, int port, String database) {
      return "jdbc:mariadb://%s:%d/%s".formatted(host, port, database);
    }

    @Override
    void trust(Path caBundle, Properties login) {
      login.setProperty("sslMode", "verify-full");
      login.setProperty("serverSslCert", caBundle.toString());
    }

    @Override
    String sizeQuery() {
      return "select (select count(*) from orders), sum(data_length + index_length)"
          + " from information_schema.tables where table_schema = database()";
    }

    @Override
    String passport() {
      return "json_value(profile, '$.passport')";
    }
  };

  private final String wireName;
  private final String title;
  private final String orders;

  DemoEngine(String wireName, String title, String orders) {
    this.wireName = wireName;
    this.title = title;
    this.orders = orders;
  }

  /** As RDS names it. */
  String wireName() {
    return wireName;
  }

  /** As people name it. */
  String title() {
    return title;
  }

  /** The largest table, as a plan names it. */
  String orders() {
    return orders;
  }

  /** The script that fills a shop. */
  String script() {
    return resource("shop", ".sql");
  }

  /** The script that puts people into it. */
  String people() {
    return resource("people", ".sql");
  }

  /** The rules that mask those people. */
  String rules() {
    return resource("orders-masking", ".yaml");
  }

  private String resource(String name, String ending) {
    return this == POSTGRES ? name + ending : name + "-" + wireName + ending;
  }

  abstract String url(String host, int port, String database);

  /** The server must prove with these certificates who it is. */
  abstract void trust(Path caBundle, Properties login);

  /** Number of orders, and the database's size in bytes. */
  abstract String sizeQuery();

  /** The number of a person's passport, which stands in a document. */
  abstract String passport();
}
