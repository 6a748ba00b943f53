using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MindfulBond.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class EntriesByWho : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_ModerationEntries_By_AtUtc",
                table: "ModerationEntries",
                columns: new[] { "By", "AtUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ModerationEntries_By_AtUtc",
                table: "ModerationEntries");
        }
    }
}
