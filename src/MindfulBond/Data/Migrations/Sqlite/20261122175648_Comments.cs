using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MindfulBond.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Comments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ArticleThreads",
                columns: table => new
                {
                    ArticleSlug = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Published = table.Column<int>(type: "INTEGER", nullable: false),
                    TopLevel = table.Column<int>(type: "INTEGER", nullable: false),
                    IsClosed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArticleThreads", x => x.ArticleSlug);
                });

            migrationBuilder.CreateTable(
                name: "CommentReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Explanation = table.Column<string>(type: "TEXT", nullable: false),
                    PhraseHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SentUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AnsweredUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Message = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommentReports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Comments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ArticleSlug = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ThreadId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnswersId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Voice = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Html = table.Column<string>(type: "TEXT", nullable: false),
                    EarlierText = table.Column<string>(type: "TEXT", nullable: true),
                    IsPrivate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    HoldsPlace = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    SentUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StatusUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PhraseHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Distress = table.Column<int>(type: "INTEGER", nullable: false),
                    Flags = table.Column<string>(type: "TEXT", nullable: false),
                    ContentNote = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Message = table.Column<string>(type: "TEXT", nullable: true),
                    ProposedText = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ModerationEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModerationEntries", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CommentReports_CommentId",
                table: "CommentReports",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_CommentReports_Outcome_SentUtc",
                table: "CommentReports",
                columns: new[] { "Outcome", "SentUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_CommentReports_PhraseHash",
                table: "CommentReports",
                column: "PhraseHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Order",
                table: "Comments",
                columns: new[] { "ArticleSlug", "SentUtc", "Id", "ThreadId", "Status", "IsPrivate", "HoldsPlace" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_PhraseHash",
                table: "Comments",
                column: "PhraseHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Status_Distress_SentUtc_Id",
                table: "Comments",
                columns: new[] { "Status", "Distress", "SentUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Status_StatusUtc",
                table: "Comments",
                columns: new[] { "Status", "StatusUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ThreadId_SentUtc_Id",
                table: "Comments",
                columns: new[] { "ThreadId", "SentUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationEntries_AtUtc",
                table: "ModerationEntries",
                column: "AtUtc");

            migrationBuilder.CreateIndex(
                name: "IX_ModerationEntries_CommentId",
                table: "ModerationEntries",
                column: "CommentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ArticleThreads");

            migrationBuilder.DropTable(
                name: "CommentReports");

            migrationBuilder.DropTable(
                name: "Comments");

            migrationBuilder.DropTable(
                name: "ModerationEntries");
        }
    }
}
