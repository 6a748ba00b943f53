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
            // A comment only waits here when it is sent; WordIndex takes many in at once. What already stands in the index follows every change, as before.
            migrationBuilder.Sql("""
                CREATE TABLE CommentWordsWaiting (Number INTEGER PRIMARY KEY, CommentId TEXT NOT NULL);
                DROP TRIGGER CommentWordsAdded;
                DROP TRIGGER CommentWordsChanged;
                DROP TRIGGER CommentWordsRemoved;
                CREATE TRIGGER CommentWordsAdded AFTER INSERT ON Comments BEGIN
                    INSERT INTO CommentWordsWaiting(CommentId) VALUES (new.Id);
                END;
                CREATE TRIGGER CommentWordsTakenIn AFTER INSERT ON CommentWordRows BEGIN
                    INSERT INTO CommentWords(rowid, Keys, Flags, Words)
                        SELECT new.Number, 's' || Status || ' a' || hex(ArticleSlug) || CASE IsPrivate WHEN 1 THEN ' private' ELSE ' open' END, Flags, Name || ' ' || Text
                        FROM Comments WHERE Id = new.CommentId;
                END;
                CREATE TRIGGER CommentWordsChanged AFTER UPDATE OF Status, ArticleSlug, IsPrivate, Flags, Name, Text ON Comments BEGIN
                    INSERT INTO CommentWords(CommentWords, rowid, Keys, Flags, Words)
                        SELECT 'delete', Number, 's' || old.Status || ' a' || hex(old.ArticleSlug) || CASE old.IsPrivate WHEN 1 THEN ' private' ELSE ' open' END, old.Flags, old.Name || ' ' || old.Text
                        FROM CommentWordRows WHERE CommentId = old.Id;
                    INSERT INTO CommentWords(rowid, Keys, Flags, Words)
                        SELECT Number, 's' || new.Status || ' a' || hex(new.ArticleSlug) || CASE new.IsPrivate WHEN 1 THEN ' private' ELSE ' open' END, new.Flags, new.Name || ' ' || new.Text
                        FROM CommentWordRows WHERE CommentId = new.Id;
                END;
                CREATE TRIGGER CommentWordsRemoved AFTER DELETE ON Comments BEGIN
                    INSERT INTO CommentWords(CommentWords, rowid, Keys, Flags, Words)
                        SELECT 'delete', Number, 's' || old.Status || ' a' || hex(old.ArticleSlug) || CASE old.IsPrivate WHEN 1 THEN ' private' ELSE ' open' END, old.Flags, old.Name || ' ' || old.Text
                        FROM CommentWordRows WHERE CommentId = old.Id;
                    DELETE FROM CommentWordRows WHERE CommentId = old.Id;
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                INSERT INTO CommentWordRows(CommentId) SELECT CommentId FROM CommentWordsWaiting WHERE CommentId IN (SELECT Id FROM Comments) ORDER BY Number;
                DROP TABLE CommentWordsWaiting;
                DROP TRIGGER CommentWordsTakenIn;
                DROP TRIGGER CommentWordsAdded;
                CREATE TRIGGER CommentWordsAdded AFTER INSERT ON Comments BEGIN
                    INSERT INTO CommentWordRows(CommentId) VALUES (new.Id);
                    INSERT INTO CommentWords(rowid, Keys, Flags, Words) VALUES (
                        (SELECT Number FROM CommentWordRows WHERE CommentId = new.Id),
                        's' || new.Status || ' a' || hex(new.ArticleSlug) || CASE new.IsPrivate WHEN 1 THEN ' private' ELSE ' open' END, new.Flags, new.Name || ' ' || new.Text);
                END;
                """);
        }
    }
}
