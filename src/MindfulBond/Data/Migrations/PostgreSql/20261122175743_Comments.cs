using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace MindfulBond.Data.Migrations.PostgreSql
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
                    ArticleSlug = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Published = table.Column<int>(type: "integer", nullable: false),
                    TopLevel = table.Column<int>(type: "integer", nullable: false),
                    IsClosed = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArticleThreads", x => x.ArticleSlug);
                });

            migrationBuilder.CreateTable(
                name: "CommentReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Explanation = table.Column<string>(type: "text", nullable: false),
                    PhraseHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    SentUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    AnsweredUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Message = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommentReports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Comments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ArticleSlug = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: true),
                    AnswersId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Voice = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false),
                    EarlierText = table.Column<string>(type: "text", nullable: true),
                    IsPrivate = table.Column<bool>(type: "boolean", nullable: false),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    HoldsPlace = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    SentUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StatusUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PhraseHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Distress = table.Column<int>(type: "integer", nullable: false),
                    Flags = table.Column<string>(type: "text", nullable: false),
                    ContentNote = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Message = table.Column<string>(type: "text", nullable: true),
                    ProposedText = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ModerationEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CommentId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    To = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    By = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
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
