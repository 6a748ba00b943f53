using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MindfulBond.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Answers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_ThreadId_SentUtc_Id",
                table: "Comments");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Answers",
                table: "Comments",
                columns: new[] { "ThreadId", "Status", "IsPrivate", "SentUtc", "Id" },
                filter: "\"ThreadId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_Answers",
                table: "Comments");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ThreadId_SentUtc_Id",
                table: "Comments",
                columns: new[] { "ThreadId", "SentUtc", "Id" });
        }
    }
}
