using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MindfulBond.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WordsInTurn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What is sent or changed only waits here; WordIndex brings the index up to it. Of a comment that changed, what the index still holds is
            // kept until then: FTS5 takes words out only when it is told them.
            migrationBuilder.Sql("""
                CREATE TABLE CommentWordsWaiting (Number INTEGER PRIMARY KEY, CommentId TEXT NOT NULL);
                CREATE TABLE CommentWordsStale (CommentId TEXT PRIMARY KEY, Keys TEXT NOT NULL, Flags TEXT NOT NULL, Words TEXT NOT NULL) WITHOUT ROWID;
                DROP TRIGGER CommentWordsAdded;
                DROP TRIGGER CommentWordsChanged;
                DROP TRIGGER CommentWordsRemoved;
                CREATE VIEW CommentWordsOf AS
                    SELECT Id, 's' || Status || ' a' || hex(ArticleSlug) || CASE IsPrivate WHEN 1 THEN ' private' ELSE ' open' END AS Keys, Flags, Name || ' ' || Text AS Words FROM Comments;
                CREATE TRIGGER CommentWordsAdded AFTER INSERT ON Comments BEGIN
                    INSERT INTO CommentWordsWaiting(CommentId) VALUES (new.Id);
                END;
                CREATE TRIGGER CommentWordsChanged AFTER UPDATE OF Status, ArticleSlug, IsPrivate, Flags, Name, Text ON Comments BEGIN
                    INSERT OR IGNORE INTO CommentWordsStale(CommentId, Keys, Flags, Words)
                        SELECT CommentId, 's' || old.Status || ' a' || hex(old.ArticleSlug) || CASE old.IsPrivate WHEN 1 THEN ' private' ELSE ' open' END, old.Flags, old.Name || ' ' || old.Text
                        FROM CommentWordRows WHERE CommentId = old.Id;
                END;
                CREATE TRIGGER CommentWordsRemoved AFTER DELETE ON Comments BEGIN
                    INSERT OR IGNORE INTO CommentWordsStale(CommentId, Keys, Flags, Words)
                        SELECT CommentId, 's' || old.Status || ' a' || hex(old.ArticleSlug) || CASE old.IsPrivate WHEN 1 THEN ' private' ELSE ' open' END, old.Flags, old.Name || ' ' || old.Text
                        FROM CommentWordRows WHERE CommentId = old.Id;
                END;
                CREATE TRIGGER CommentWordsTakenIn AFTER INSERT ON CommentWordRows BEGIN
                    INSERT INTO CommentWords(rowid, Keys, Flags, Words) SELECT new.Number, Keys, Flags, Words FROM CommentWordsOf WHERE Id = new.CommentId;
                END;
                CREATE TRIGGER CommentWordsMended AFTER DELETE ON CommentWordsStale BEGIN
                    INSERT INTO CommentWords(CommentWords, rowid, Keys, Flags, Words)
                        SELECT 'delete', Number, old.Keys, old.Flags, old.Words FROM CommentWordRows WHERE CommentId = old.CommentId;
                    INSERT INTO CommentWords(rowid, Keys, Flags, Words)
                        SELECT r.Number, c.Keys, c.Flags, c.Words FROM CommentWordRows r JOIN CommentWordsOf c ON c.Id = r.CommentId WHERE r.CommentId = old.CommentId;
                    DELETE FROM CommentWordRows WHERE CommentId = old.CommentId AND NOT EXISTS (SELECT 1 FROM Comments WHERE Id = old.CommentId);
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Before this the index was kept with every change, so it is first brought up to what stands.
            migrationBuilder.Sql("""
                DELETE FROM CommentWordsStale;
                INSERT INTO CommentWordRows(CommentId) SELECT CommentId FROM CommentWordsWaiting WHERE CommentId IN (SELECT Id FROM Comments) ORDER BY Number;
                DROP TRIGGER CommentWordsMended;
                DROP TRIGGER CommentWordsTakenIn;
                DROP TRIGGER CommentWordsAdded;
                DROP TRIGGER CommentWordsChanged;
                DROP TRIGGER CommentWordsRemoved;
                DROP VIEW CommentWordsOf;
                DROP TABLE CommentWordsStale;
                DROP TABLE CommentWordsWaiting;
                CREATE TRIGGER CommentWordsAdded AFTER INSERT ON Comments BEGIN
                    INSERT INTO CommentWordRows(CommentId) VALUES (new.Id);
                    INSERT INTO CommentWords(rowid, Keys, Flags, Words) VALUES (
                        (SELECT Number FROM CommentWordRows WHERE CommentId = new.Id),
                        's' || new.Status || ' a' || hex(new.ArticleSlug) || CASE new.IsPrivate WHEN 1 THEN ' private' ELSE ' open' END, new.Flags, new.Name || ' ' || new.Text);
                END;
                CREATE TRIGGER CommentWordsChanged AFTER UPDATE OF Status, ArticleSlug, IsPrivate, Flags, Name, Text ON Comments BEGIN
                    INSERT INTO CommentWords(CommentWords, rowid, Keys, Flags, Words) VALUES ('delete',
                        (SELECT Number FROM CommentWordRows WHERE CommentId = old.Id),
                        's' || old.Status || ' a' || hex(old.ArticleSlug) || CASE old.IsPrivate WHEN 1 THEN ' private' ELSE ' open' END, old.Flags, old.Name || ' ' || old.Text);
                    INSERT INTO CommentWords(rowid, Keys, Flags, Words) VALUES (
                        (SELECT Number FROM CommentWordRows WHERE CommentId = new.Id),
                        's' || new.Status || ' a' || hex(new.ArticleSlug) || CASE new.IsPrivate WHEN 1 THEN ' private' ELSE ' open' END, new.Flags, new.Name || ' ' || new.Text);
                END;
                CREATE TRIGGER CommentWordsRemoved AFTER DELETE ON Comments BEGIN
                    INSERT INTO CommentWords(CommentWords, rowid, Keys, Flags, Words) VALUES ('delete',
                        (SELECT Number FROM CommentWordRows WHERE CommentId = old.Id),
                        's' || old.Status || ' a' || hex(old.ArticleSlug) || CASE old.IsPrivate WHEN 1 THEN ' private' ELSE ' open' END, old.Flags, old.Name || ' ' || old.Text);
                    DELETE FROM CommentWordRows WHERE CommentId = old.Id;
                END;
                """);
        }
    }
}
