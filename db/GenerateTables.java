import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;
import org.slf4j.LoggerFactory;

/// Makes the jOOQ classes: runs the migrations on a throw-away PostgreSQL and reads the tables
/// back.
///
/// A single-file program that the build runs before it compiles. Arguments: the folder of the
/// migrations, the folder for the sources. Does nothing when neither the migrations nor this file
/// changed.
class GenerateTables {

  private static final List<String> SCHEMAS =
      List.of("chain", "deployment", "gamification", "identity", "pool", "settings", "stats");

  static void main(String[] args) throws Exception {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    ((Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.WARN);
    Path migrations = Path.of(args[0]);
    Path sources = Path.of(args[1]);
    Path stamp = sources.resolve("made-from.sha256");
    String made = fingerprint(migrations);
    if (Files.exists(stamp) && Files.readString(stamp).equals(made)) {
      return;
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Flyway.configure()
          .dataSource(postgres.getPostgresDatabase())
          .locations("filesystem:" + migrations)
          .load()
          .migrate();
      GenerationTool.generate(configuration(postgres.getJdbcUrl("postgres", "postgres"), sources));
    }
    Files.writeString(stamp, made);
  }

  private static Configuration configuration(String url, Path sources) {
    return new Configuration()
        .withLogging(Logging.WARN)
        .withJdbc(new Jdbc().withDriver("org.postgresql.Driver").withUrl(url).withUser("postgres"))
        .withGenerator(
            new Generator()
                .withDatabase(
                    new Database()
                        .withName("org.jooq.meta.postgres.PostgresDatabase")
                        .withSchemata(
                            SCHEMAS.stream()
                                .map(s -> new SchemaMappingType().withInputSchema(s))
                                .toList())
                        .withForcedTypes(
                            new ForcedType()
                                .withName("INSTANT")
                                .withIncludeTypes("(?i:TIMESTAMP\\ WITH\\ TIME\\ ZONE)"),
                            new ForcedType()
                                .withUserType("java.math.BigInteger")
                                .withName("DECIMAL_INTEGER")
                                .withIncludeTypes("(?i:numeric\\(38,\\s?0\\))")))
                .withGenerate(
                    new Generate()
                        .withComments(false)
                        .withGlobalObjectReferences(true)
                        .withGeneratedAnnotation(false)
                        .withIndexes(false)
                        .withRecords(true))
                .withTarget(
                    new Target()
                        .withPackageName("org.chimerapool.jooq")
                        .withDirectory(sources.toString())));
  }

  private static String fingerprint(Path migrations) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (Stream<Path> files = Files.walk(migrations.getParent())) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .sorted(Comparator.comparing(Path::toString))
              .toList()) {
        if (file.startsWith(migrations) || file.toString().endsWith(".java")) {
          digest.update(file.getFileName().toString().getBytes());
          digest.update(Files.readAllBytes(file));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
